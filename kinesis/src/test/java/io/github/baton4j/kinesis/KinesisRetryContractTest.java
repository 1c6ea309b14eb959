// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.contract.sdk.RetryContract;
import io.github.baton4j.contract.sdk.SdkTransport;

/** PutRecord and PutRecords, tried again. */
class KinesisRetryContractTest extends RetryContract {
  @Override
  protected SdkTransport transport() {
    return new KinesisTransport();
  }
}

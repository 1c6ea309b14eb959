// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.contract.sdk.SdkTransport;
import io.github.baton4j.contract.sdk.SdkTwoCopiesContract;

/** PutRecord and PutRecords by clients on which two copies of Baton are registered. */
class KinesisTwoCopiesContractTest extends SdkTwoCopiesContract {
  @Override
  protected SdkTransport sdk() {
    return new KinesisTransport();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.contract.sdk.RegistrationContract;
import io.github.baton4j.contract.sdk.SdkTransport;

/** PutRecord and PutRecords, with the interceptor on one client again and again. */
class KinesisRegistrationContractTest extends RegistrationContract {
  @Override
  protected SdkTransport transport() {
    return new KinesisTransport();
  }
}

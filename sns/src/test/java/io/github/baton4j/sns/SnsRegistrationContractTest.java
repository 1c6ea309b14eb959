// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.contract.sdk.RegistrationContract;
import io.github.baton4j.contract.sdk.SdkTransport;

/** Publish and PublishBatch, with the interceptor on one client again and again. */
class SnsRegistrationContractTest extends RegistrationContract {
  @Override
  protected SdkTransport transport() {
    return new SnsTransport();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.contract.sdk.RetryContract;
import io.github.baton4j.contract.sdk.SdkTransport;

/** Publish and PublishBatch, tried again. */
class SnsRetryContractTest extends RetryContract {
  @Override
  protected SdkTransport transport() {
    return new SnsTransport();
  }
}

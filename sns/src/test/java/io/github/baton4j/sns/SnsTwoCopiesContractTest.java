// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.contract.sdk.SdkTransport;
import io.github.baton4j.contract.sdk.SdkTwoCopiesContract;

/** Publish and PublishBatch by clients on which two copies of Baton are registered. */
class SnsTwoCopiesContractTest extends SdkTwoCopiesContract {
  @Override
  protected SdkTransport sdk() {
    return new SnsTransport();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.contract.sdk.RetryContract;
import io.github.baton4j.contract.sdk.SdkTransport;

/** SendMessage, SendMessageBatch and ReceiveMessage, tried again. */
class SqsRetryContractTest extends RetryContract {
  @Override
  protected SdkTransport transport() {
    return new SqsTransport();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.contract.sdk.RegistrationContract;
import io.github.baton4j.contract.sdk.SdkTransport;

/** SendMessage, SendMessageBatch and ReceiveMessage, with the interceptor on one client again and again. */
class SqsRegistrationContractTest extends RegistrationContract {
  @Override
  protected SdkTransport transport() {
    return new SqsTransport();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.contract.BatonCopy;
import io.github.baton4j.contract.sdk.SdkTransport;
import io.github.baton4j.contract.sdk.SdkTwoCopiesContract;
import org.junit.jupiter.api.Test;

/** SendMessage and SendMessageBatch by clients on which two copies of Baton are registered. */
class SqsTwoCopiesContractTest extends SdkTwoCopiesContract {
  @Override
  protected SdkTransport sdk() {
    return new SqsTransport();
  }

  @Test
  void whatOneHasAskedForTheOtherDoesNotAskForAgain() throws Exception {
    SdkTransport.Call receive = sdk().calls().get("ReceiveMessage");
    try (BatonCopy first = BatonCopy.inALoaderOfItsOwn(ofTransport());
        BatonCopy second = BatonCopy.relocated(folder, "b", ofTransport())) {
      assertEquals(sent(receive, first), sent(receive, first, second));
      assertEquals(sent(receive, first), sent(receive, second, first));
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Baton asks a message for, and the handler does not, must not cost the handler its message. */
class HostileFifoTest {
  private static final class WithoutAttributes extends SQSEvent.SQSMessage {
    private static final long serialVersionUID = 1;

    @Override
    public Map<String, String> getAttributes() {
      throw new IllegalStateException("broken message");
    }
  }

  private static final class WithoutArn extends SQSEvent.SQSMessage {
    private static final long serialVersionUID = 1;

    @Override
    public String getEventSourceArn() {
      throw new IllegalStateException("broken message");
    }
  }

  @Test
  void aMessageThatCannotTellItsGroupIsHandled() {
    SQSEvent.SQSMessage first = new WithoutAttributes();
    first.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:q.fifo");
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(first, new WithoutArn()));
    int[] handled = {0};
    BatonLambda.using(Baton.builder().build()).sqs(event, null, message -> handled[0]++);
    assertEquals(2, handled[0]);
  }
}

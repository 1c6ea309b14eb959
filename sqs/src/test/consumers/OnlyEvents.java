// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.sqs.SqsEvents;
import java.util.List;
import java.util.Map;

/** Opens a scope for each message of an event, one with an ID and one without. */
final class OnlyEvents {
  private static final Baton BATON = Baton.create();

  public static void main(String[] args) {
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(
        message("message-1", Map.of("x-correlation-id", text("only-events"))),
        message("message-2", Map.of())));
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      Scope scope = BATON.open(SqsEvents.incoming(message));
      try (scope) {
        System.out.println(CorrelationContext.current().correlationId());
      }
    }
  }

  private static SQSEvent.SQSMessage message(
      String id, Map<String, SQSEvent.MessageAttribute> attributes) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(id);
    message.setMessageAttributes(attributes);
    return message;
  }

  private static SQSEvent.MessageAttribute text(String value) {
    SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
    attribute.setDataType("String");
    attribute.setStringValue(value);
    return attribute;
  }
}

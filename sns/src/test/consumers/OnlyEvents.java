// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.sns.SnsEvents;
import java.util.List;
import java.util.Map;

/** Opens a scope for each message of an event, one with an ID and one without. */
final class OnlyEvents {
  private static final Baton BATON = Baton.create();

  public static void main(String[] args) {
    SNSEvent event = new SNSEvent();
    event.setRecords(List.of(
        message("message-1", Map.of("x-correlation-id", text("only-events"))),
        message("message-2", Map.of())));
    for (SNSEvent.SNSRecord message : event.getRecords()) {
      Scope scope = BATON.open(SnsEvents.incoming(message));
      try (scope) {
        System.out.println(CorrelationContext.current().correlationId());
      }
    }
  }

  private static SNSEvent.SNSRecord message(
      String id, Map<String, SNSEvent.MessageAttribute> attributes) {
    SNSEvent.SNS sns = new SNSEvent.SNS();
    sns.setMessageId(id);
    sns.setMessageAttributes(attributes);
    SNSEvent.SNSRecord message = new SNSEvent.SNSRecord();
    message.setSns(sns);
    return message;
  }

  private static SNSEvent.MessageAttribute text(String value) {
    SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
    attribute.setType("String");
    attribute.setValue(value);
    return attribute;
  }
}

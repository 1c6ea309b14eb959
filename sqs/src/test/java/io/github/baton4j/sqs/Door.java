// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Incoming;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/** The two ways by which a message comes in. What is in its body is read alike. */
enum Door {
  EVENTS {
    @Override
    Incoming incoming(String messageId, Map<String, String> attributes, String body) {
      return SqsEvents.incoming(event(messageId, attributes, body));
    }
  },
  MESSAGES {
    @Override
    Incoming incoming(String messageId, Map<String, String> attributes, String body) {
      return SqsMessages.incoming(message(messageId, attributes, body));
    }
  };

  /** A message with attributes of type String. */
  abstract Incoming incoming(String messageId, Map<String, String> attributes, String body);

  /** A message with nothing of its own but an ID. */
  final Incoming incoming(String body) {
    return incoming("record-1", Map.of(), body);
  }

  static SQSEvent.SQSMessage event(String messageId, Map<String, String> fields, String body) {
    Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    fields.forEach((name, value) -> {
      SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
      attribute.setDataType("String");
      attribute.setStringValue(value);
      attributes.put(name, attribute);
    });
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(messageId);
    message.setMessageAttributes(attributes);
    message.setBody(body);
    return message;
  }

  static Message message(String messageId, Map<String, String> fields, String body) {
    return Message.builder()
        .messageId(messageId)
        .messageAttributes(SqsMessagesContractTest.attributes(fields))
        .body(body)
        .build();
  }
}

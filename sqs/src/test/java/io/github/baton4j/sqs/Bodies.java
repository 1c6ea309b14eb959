// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies as SNS (without raw delivery) and EventBridge write them. */
final class Bodies {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";

  private Bodies() {}

  /** An envelope with attributes of type String. Source: Amazon SNS, "HTTP/HTTPS notification JSON format". */
  static ObjectNode envelope(String messageId, Map<String, String> attributes, String message) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("MessageId", messageId);
    envelope.put("TopicArn", TOPIC);
    envelope.put("Subject", "subject");
    envelope.put("Message", message);
    envelope.put("Timestamp", "2026-11-20T00:00:00.000Z");
    envelope.put("SignatureVersion", "1");
    envelope.put("Signature", "c2ln");
    envelope.put("SigningCertURL", "https://sns.eu-west-1.amazonaws.com/cert.pem");
    envelope.put("UnsubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe");
    ObjectNode all = envelope.putObject("MessageAttributes");
    attributes.forEach((name, value) -> attribute(all, name, "String", value));
    return envelope;
  }

  static ObjectNode envelope(Map<String, String> attributes) {
    return envelope("sns-1", attributes, "message");
  }

  static void attribute(ObjectNode attributes, String name, String type, String value) {
    attributes.putObject(name).put("Type", type).put("Value", value);
  }

  /** An event with these fields in its detail. Source: Amazon EventBridge, "Events". */
  static ObjectNode event(String id, Map<String, String> context) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0");
    event.put("id", id);
    event.put("detail-type", "Order placed");
    event.put("source", "shop");
    event.put("account", "000000000000");
    event.put("time", "2026-11-20T00:00:00Z");
    event.put("region", "eu-west-1");
    event.putArray("resources");
    ObjectNode detail = event.putObject("detail");
    detail.put("order", 1);
    ObjectNode all = detail.putObject("__context__");
    context.forEach(all::put);
    return event;
  }

  static ObjectNode event(Map<String, String> context) {
    return event("event-1", context);
  }

  static Map<String, String> id(String id, String... more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("x-correlation-id", id);
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }
}

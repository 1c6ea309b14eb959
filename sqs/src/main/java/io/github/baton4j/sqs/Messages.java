// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.internal.AttributeInjection;
import io.github.baton4j.internal.JsonObject;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import io.github.baton4j.transport.Received;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all messages have in common, whoever received them: an ID, attributes, and a body that may hold what SNS or
 * EventBridge was given. It knows neither Lambda nor the SDK.
 */
final class Messages {
  static final String TRANSPORT = "sqs";

  private Messages() {}

  /** A message, of which nothing was read yet. */
  static Received message() {
    return new Received(TRANSPORT, false);
  }

  static void takeMessageId(Received message, @Nullable String id) {
    message.takeFallbackId(id);
    message.takeLocal(Names.MESSAGE_ID, id);
  }

  static void takeAttribute(
      Received message, String name, @Nullable String dataType, @Nullable String text) {
    if (AttributeInjection.isText(dataType)) {
      message.add(name, text);
    }
  }

  /**
   * Takes what SNS (without raw delivery) or EventBridge has put into the body. The message's own attributes, taken
   * before, come first; the body's fill what they lack, if it is of the same chain.
   */
  static void takeBody(Received message, @Nullable String body) {
    if (body != null) {
      takeBody(message, body, true);
    }
  }

  private static void takeBody(Received outer, String body, boolean mayBeFromSns) {
    // Both write their names plainly. Most bodies are neither's, and are not read.
    boolean isFromSns = mayBeFromSns && body.contains("\"TopicArn\"");
    if (!isFromSns && !body.contains("\"detail-type\"")) {
      return;
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    JsonObject object = new JsonObject(bytes, 0, bytes.length);
    Received inner = message();
    if (isFromSns ? isNotification(inner, object) : isEvent(inner, object)) {
      String own = idOf(outer);
      if (own == null) {
        outer.takeFallbackId(inner.fallbackId());
      }
      if (own == null || own.equals(idOf(inner))) {
        for (Map.Entry<String, ? extends @Nullable Object> entry : inner.fields()) {
          outer.add(entry.getKey(), entry.getValue());
        }
      }
    }
  }

  /** The chain that it belongs to, or null. */
  private static @Nullable String idOf(Received message) {
    for (Map.Entry<String, ? extends @Nullable Object> entry : message.fields()) {
      if (Names.same(Names.CORRELATION_ID, entry.getKey())
          && entry.getValue() instanceof String id
          && Values.valid(Names.CORRELATION_ID, id, false)) {
        return id;
      }
    }
    return null;
  }

  /** Reads the envelope in which SNS delivers. Source: Amazon SNS, "HTTP/HTTPS notification JSON format". */
  private static boolean isNotification(Received envelope, JsonObject object) {
    String type = null;
    String topic = null;
    String text = null;
    JsonObject attributes = null;
    while (object.next()) {
      if (object.nameIs("Type")) {
        type = object.text();
      } else if (object.nameIs("TopicArn")) {
        topic = object.text();
      } else if (object.nameIs("MessageId")) {
        envelope.takeFallbackId(object.text());
      } else if (object.nameIs("Message")) {
        text = object.text();
      } else if (object.nameIs("MessageAttributes")) {
        attributes = object.isObject() ? object.object() : null;
      }
    }
    boolean isNotification = object.isValid()
        && "Notification".equals(type)
        && envelope.fallbackId() != null
        && isTopic(topic);
    if (isNotification) {
      while (attributes != null && attributes.next()) {
        if (attributes.isObject()) {
          takeAttribute(envelope, attributes.name(), attributes.object());
        }
      }
      if (text != null) {
        takeBody(envelope, text, false);
      }
    }
    return isNotification;
  }

  private static void takeAttribute(Received envelope, String name, JsonObject attribute) {
    String type = null;
    String value = null;
    while (attribute.next()) {
      if (attribute.nameIs("Type")) {
        type = attribute.text();
      } else if (attribute.nameIs("Value")) {
        value = attribute.text();
      }
    }
    takeAttribute(envelope, name, type, value);
  }

  /** Whether it is {@code arn:<any partition of aws>:sns:<region>:<account>:<name>}. */
  private static boolean isTopic(@Nullable String arn) {
    if (arn == null || !arn.startsWith("arn:aws")) {
      return false;
    }
    int service = arn.indexOf(':', 4) + 1;
    if (!arn.startsWith("sns:", service)) {
      return false;
    }
    int region = service + 4;
    int account = arn.indexOf(':', region) + 1;
    int name = arn.indexOf(':', account) + 1;
    return account > region + 1 && name > account + 1 && name < arn.length();
  }

  /** Reads an event of EventBridge, whose IDs are in its detail. Source: Amazon EventBridge, "Events". */
  private static boolean isEvent(Received event, JsonObject object) {
    boolean hasType = false;
    boolean hasSource = false;
    JsonObject detail = null;
    while (object.next()) {
      if (object.nameIs("id")) {
        event.takeFallbackId(object.text());
      } else if (object.nameIs("detail-type")) {
        hasType = true;
      } else if (object.nameIs("source")) {
        hasSource = true;
      } else if (object.nameIs("detail")) {
        detail = object.isObject() ? object.object() : null;
      }
    }
    return object.isValid()
        && hasType
        && hasSource
        && event.fallbackId() != null
        && detail != null
        && event.addContext(detail);
  }
}

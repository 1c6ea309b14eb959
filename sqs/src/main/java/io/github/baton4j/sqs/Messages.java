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
    if ((mayBeFromSns && body.contains("\"TopicArn\"")) || body.contains("\"detail-type\"")) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      Received inner = message();
      if (new Body(inner).read(new JsonObject(bytes, 0, bytes.length), mayBeFromSns)) {
        merge(outer, inner);
      }
    }
  }

  /** What one of the same chain has is added, where the other has nothing; the pair of W3C is kept whole. */
  private static void merge(Received outer, Received inner) {
    String own = valid(outer, Names.CORRELATION_ID);
    if (own == null && isId(inner.fallbackId())) {
      outer.takeFallbackId(inner.fallbackId());
    }
    if (own == null || own.equals(valid(inner, Names.CORRELATION_ID))) {
      boolean hasTrace =
          valid(outer, Names.TRACEPARENT) != null || valid(outer, Names.TRACESTATE) != null;
      boolean hasBaggage = valid(outer, Names.BAGGAGE) != null;
      for (Map.Entry<String, ? extends @Nullable Object> entry : inner.fields()) {
        String name = entry.getKey();
        boolean isTrace = Names.same(Names.TRACEPARENT, name) || Names.same(Names.TRACESTATE, name);
        if (!(hasTrace && isTrace) && !(hasBaggage && Names.same(Names.BAGGAGE, name))) {
          outer.add(name, entry.getValue());
        }
      }
    }
  }

  private static boolean isId(@Nullable String text) {
    return Values.valid(Names.CORRELATION_ID, text, false);
  }

  /** The first valid value under a name, or null. */
  private static @Nullable String valid(Received message, String name) {
    for (Map.Entry<String, ? extends @Nullable Object> entry : message.fields()) {
      if (Names.same(name, entry.getKey())
          && entry.getValue() instanceof String value
          && Values.valid(name, value, false)) {
        return value;
      }
    }
    return null;
  }

  /** What SNS or EventBridge has written. */
  private static final class Body {
    private final Received message;
    private @Nullable String topic;
    private @Nullable String messageId;
    private @Nullable String text;
    private @Nullable JsonObject attributes;
    private boolean isNotification;

    private @Nullable String eventId;
    private @Nullable JsonObject detail;
    private boolean hasType;
    private boolean hasSource;

    Body(Received message) {
      this.message = message;
    }

    /** Takes what is in it; false when it is neither's. */
    boolean read(JsonObject object, boolean mayBeFromSns) {
      while (object.next()) {
        readMember(object);
      }
      if (!object.isValid()) {
        return false;
      }
      if (mayBeFromSns && isNotification && messageId != null && isTopic(topic)) {
        takeNotification(messageId);
        return true;
      }
      if (hasType && hasSource && eventId != null && detail != null) {
        message.takeFallbackId(eventId);
        return message.addContext(detail);
      }
      return false;
    }

    /** Sources: Amazon SNS, "HTTP/HTTPS notification JSON format"; Amazon EventBridge, "Events". */
    private void readMember(JsonObject object) {
      switch (object.name()) {
        case "Type" -> isNotification = "Notification".equals(object.string());
        case "TopicArn" -> topic = object.string();
        case "MessageId" -> messageId = object.string();
        case "Message" -> text = object.string();
        case "MessageAttributes" -> attributes = object.isObject() ? object.object() : null;
        case "id" -> eventId = object.string();
        case "detail-type" -> hasType = object.string() != null;
        case "source" -> hasSource = object.string() != null;
        case "detail" -> detail = object.isObject() ? object.object() : null;
        default -> {}
      }
    }

    private void takeNotification(String id) {
      message.takeFallbackId(id);
      while (attributes != null && attributes.next()) {
        if (attributes.isObject()) {
          takeAttribute(attributes.name(), attributes.object());
        }
      }
      if (text != null) {
        takeBody(message, text, false);
      }
    }

    private void takeAttribute(String name, JsonObject attribute) {
      String type = null;
      String value = null;
      while (attribute.next()) {
        if (attribute.nameIs("Type")) {
          type = attribute.string();
        } else if (attribute.nameIs("Value")) {
          value = attribute.text();
        }
      }
      Messages.takeAttribute(message, name, type, value);
    }

    /** Whether it is {@code arn:<any partition of aws>:sns:<region>:<account>:<name>}. */
    private static boolean isTopic(@Nullable String arn) {
      if (arn == null || !(arn.startsWith("arn:aws:") || arn.startsWith("arn:aws-"))) {
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
  }
}

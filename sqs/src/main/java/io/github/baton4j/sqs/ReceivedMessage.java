// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.internal.JsonObject;
import io.github.baton4j.internal.Names;
import io.github.baton4j.transport.Received;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One message that is read: its ID, its attributes, and its body, which may hold what SNS or EventBridge was given. What all
 * messages have in common, whoever received them; it knows neither Lambda nor the SDK. For use by one thread.
 */
final class ReceivedMessage {
  static final String TRANSPORT = "sqs";

  private final Received received = new Received(TRANSPORT, false);

  // What a body says of SNS.
  private @Nullable String topic;
  private @Nullable String messageId;
  private @Nullable String text;
  private @Nullable JsonObject attributes;
  private boolean isNotification;

  // What a body says of EventBridge.
  private @Nullable String eventId;
  private @Nullable JsonObject detail;
  private boolean hasType;
  private boolean hasSource;

  /** All that was taken. */
  Received received() {
    return received;
  }

  void takeMessageId(@Nullable String id) {
    received.takeOwnId(Names.MESSAGE_ID, id);
  }

  /**
   * Takes what SNS (without raw delivery) or EventBridge has put into the body. The message's own attributes, taken
   * before, come first; the body's fill what they lack, if it is of the same chain.
   */
  void takeBody(@Nullable String body) {
    if (body != null) {
      takeBody(body, true);
    }
  }

  private void takeBody(String body, boolean mayBeFromSns) {
    // Both write their names plainly. Most bodies are neither's, and are not read.
    if ((mayBeFromSns && body.contains("\"TopicArn\"")) || body.contains("\"detail-type\"")) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      ReceivedMessage inner = new ReceivedMessage();
      if (inner.read(new JsonObject(bytes, 0, bytes.length), mayBeFromSns)) {
        received.merge(inner.received);
      }
    }
  }

  /** Takes what is in it; false when it is neither's. */
  private boolean read(JsonObject object, boolean mayBeFromSns) {
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
      received.takeFallbackId(eventId);
      return received.addContext(detail);
    }
    return false;
  }

  /** Sources: Amazon SNS, "HTTP/HTTPS notification JSON format"; Amazon EventBridge, "Events". */
  private void readMember(JsonObject object) {
    if (object.nameIs("Type")) {
      isNotification = "Notification".equals(object.string());
    } else if (object.nameIs("TopicArn")) {
      topic = object.string();
    } else if (object.nameIs("MessageId")) {
      messageId = object.string();
    } else if (object.nameIs("Message")) {
      text = object.string();
    } else if (object.nameIs("MessageAttributes")) {
      attributes = object.isObject() ? object.object() : null;
    } else if (object.nameIs("id")) {
      eventId = object.string();
    } else if (object.nameIs("detail-type")) {
      hasType = object.string() != null;
    } else if (object.nameIs("source")) {
      hasSource = object.string() != null;
    } else if (object.nameIs("detail")) {
      detail = object.isObject() ? object.object() : null;
    }
  }

  private void takeNotification(String id) {
    received.takeFallbackId(id);
    while (attributes != null && attributes.next()) {
      if (attributes.isObject()) {
        takeNotified(attributes.name(), attributes.object());
      }
    }
    if (text != null) {
      takeBody(text, false);
    }
  }

  private void takeNotified(String name, JsonObject attribute) {
    String type = null;
    String value = null;
    while (attribute.next()) {
      if (attribute.nameIs("Type")) {
        type = attribute.string();
      } else if (attribute.nameIs("Value")) {
        value = attribute.text();
      }
    }
    received.addAttribute(name, type, value);
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

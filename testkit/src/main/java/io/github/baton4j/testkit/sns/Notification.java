// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message for one subscription, in the forms in which SNS wraps it. */
final class Notification {
  private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private final Published published;
  private final String text;
  private final Subscription subscription;

  Notification(Publication publication, Subscription subscription) {
    this.published = publication.published();
    this.text = publication.content().textFor(subscription.protocol());
    this.subscription = subscription;
  }

  /** The message's text for the subscription's protocol: what is delivered raw. */
  String text() {
    return text;
  }

  Map<String, Attribute> attributes() {
    return published.attributes();
  }

  /**
   * What SNS puts into a queue: laid out as SNS does it, blanks before colons included. No subject, no member for it; no
   * attributes, no member for them.
   */
  String envelope() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("Type", "Notification");
    members.put("MessageId", published.messageId());
    members.put("TopicArn", subscription.topicArn());
    String subject = published.subject();
    if (subject != null) {
      members.put("Subject", subject);
    }
    members.put("Message", text);
    members.put("Timestamp", timestamp());
    members.put("SignatureVersion", "1");
    members.put("Signature", signature());
    members.put("SigningCertURL", certificate());
    members.put("UnsubscribeURL", unsubscribe());
    StringBuilder json = new StringBuilder("{");
    String separator = "\n  ";
    for (Map.Entry<String, String> each : members.entrySet()) {
      json.append(separator).append(member(each.getKey(), Json.write(each.getValue())));
      separator = ",\n  ";
    }
    if (!published.attributes().isEmpty()) {
      json.append(separator).append(member("MessageAttributes", attributesOfEnvelope()));
    }
    return json.append("\n}").toString();
  }

  private String attributesOfEnvelope() {
    StringBuilder json = new StringBuilder("{");
    String separator = "\n    ";
    for (Map.Entry<String, Attribute> each : published.attributes().entrySet()) {
      Attribute attribute = each.getValue();
      json.append(separator)
          .append(member(each.getKey(), typed(attribute.type(), attribute.value())));
      separator = ",\n    ";
    }
    return json.append("\n  }").toString();
  }

  private static String member(String name, String value) {
    return Json.write(name) + " : " + value;
  }

  private static String typed(String type, String value) {
    return "{\"Type\":" + Json.write(type) + ",\"Value\":" + Json.write(value) + "}";
  }

  /**
   * The event that Lambda hands to a function: other capitals in the URLs' names, a subject and attributes always, and of the
   * types only {@code String} and {@code Binary}.
   */
  byte[] event() {
    Map<String, @Nullable Object> sns = new LinkedHashMap<>();
    sns.put("Type", "Notification");
    sns.put("MessageId", published.messageId());
    sns.put("TopicArn", subscription.topicArn());
    sns.put("Message", text);
    sns.put("Timestamp", timestamp());
    sns.put("SignatureVersion", "1");
    sns.put("Signature", signature());
    sns.put("SigningCertUrl", certificate());
    sns.put("Subject", published.subject());
    sns.put("UnsubscribeUrl", unsubscribe());
    sns.put("MessageAttributes", attributesOfEvent());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("EventSource", "aws:sns");
    event.put("EventVersion", "1.0");
    event.put("EventSubscriptionArn", subscription.arn());
    event.put("Sns", sns);
    return Json.write(Map.of("Records", List.of(event))).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Map<String, String>> attributesOfEvent() {
    Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
    published.attributes().forEach((name, attribute) -> {
      Map<String, String> typed = new LinkedHashMap<>();
      typed.put("Type", attribute.isBinary() ? "Binary" : "String");
      typed.put("Value", attribute.value());
      attributes.put(name, typed);
    });
    return attributes;
  }

  private String timestamp() {
    return TIMESTAMP.format(published.timestamp());
  }

  /** Base64, as a reader may expect; nobody's signature. */
  private String signature() {
    byte[] bytes = ("unsigned " + published.messageId()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private String certificate() {
    return host() + "/SimpleNotificationService-00000000000000000000000000000000.pem";
  }

  private String unsubscribe() {
    return host() + "/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn();
  }

  private String host() {
    String region = Arn.parse(subscription.topicArn(), "TopicArn").region();
    return "https://sns." + region + ".amazonaws.com";
  }
}

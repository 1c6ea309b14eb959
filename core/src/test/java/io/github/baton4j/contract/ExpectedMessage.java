// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is to be captured from a message as Lambda's event has it: of SQS, its body read by Jackson (an envelope of SNS, an
 * event of EventBridge, or none), or of SNS.
 */
public final class ExpectedMessage {
  private static final Pattern TOPIC = Pattern.compile("(?s)arn:aws(-[^:]*)?:sns:[^:]+:[^:]+:.+");

  private final List<Map.Entry<String, String>> fields = new ArrayList<>();
  private String fallback;

  private ExpectedMessage() {}

  /** From a record of an SNS event. */
  public static ExpectedCapture ofSns(FuzzedJson message) {
    FuzzedJson sns = message.at("Sns");
    ExpectedCapture expected =
        ExpectedCapture.trusted().fallback(sns.at("MessageId").text());
    sns.at("MessageAttributes").each().forEach((name, attribute) -> {
      if (WireRules.isTextType(attribute.at("Type").text())) {
        expected.field(name, attribute.at("Value").text());
      }
    });
    return expected;
  }

  /** From a record of an SQS event. */
  public static ExpectedCapture ofSqs(FuzzedJson message) {
    ExpectedMessage expected = new ExpectedMessage();
    expected.fallback = message.at("messageId").text();
    message.at("messageAttributes").each().forEach((name, attribute) -> {
      String type = attribute.at("dataType").text();
      expected.attribute(name, type, attribute.at("stringValue").text());
    });
    String body = message.at("body").text();
    if (body != null) {
      expected.merge(envelopeOrEvent(body));
    }
    ExpectedCapture capture = ExpectedCapture.trusted().fallback(expected.fallback);
    expected.fields.forEach(field -> capture.field(field.getKey(), field.getValue()));
    return capture;
  }

  private void attribute(String name, String type, String value) {
    if (name != null && value != null && WireRules.isTextType(type)) {
      fields.add(new SimpleImmutableEntry<>(name, value));
    }
  }

  private static ExpectedMessage envelopeOrEvent(String body) {
    if (!body.contains("\"TopicArn\"")) {
      return event(body);
    }
    StrictJson json = json(body);
    boolean isEnvelope = json != null
        && "Notification".equals(json.lastString("Type"))
        && json.lastString("MessageId") != null
        && json.lastString("TopicArn") != null
        && TOPIC.matcher(json.lastString("TopicArn")).matches();
    return isEnvelope ? envelope(json) : event(json);
  }

  private static ExpectedMessage envelope(StrictJson json) {
    ExpectedMessage envelope = new ExpectedMessage();
    envelope.fallback = json.lastString("MessageId");
    StrictJson attributes = json.lastObject("MessageAttributes");
    if (attributes != null) {
      for (Map.Entry<String, Object> member : attributes.members()) {
        if (member.getValue() instanceof StrictJson attribute) {
          String value = StrictJson.text(attribute.last("Value"));
          envelope.attribute(member.getKey(), attribute.lastString("Type"), value);
        }
      }
    }
    if (json.lastString("Message") != null) {
      envelope.merge(event(json.lastString("Message")));
    }
    return envelope;
  }

  private static ExpectedMessage event(String body) {
    return body.contains("\"detail-type\"") ? event(json(body)) : null;
  }

  private static ExpectedMessage event(StrictJson json) {
    if (json == null
        || json.lastString("detail-type") == null
        || json.lastString("source") == null
        || json.lastString("id") == null
        || json.lastObject("detail") == null) {
      return null;
    }
    ExpectedMessage event = new ExpectedMessage();
    event.fallback = json.lastString("id");
    StrictJson context = json.lastObject("detail").lastObject("__context__");
    if (context != null) {
      event.fields.addAll(context.texts().entrySet());
    }
    return event;
  }

  /** As it is in bytes: half of a surrogate pair is none there. */
  private static StrictJson json(String body) {
    return StrictJson.object(body.getBytes(StandardCharsets.UTF_8));
  }

  /** What is inside fills what is missing here, if it is of the same chain; what belongs together comes from one place. */
  private void merge(ExpectedMessage inner) {
    if (inner == null) {
      return;
    }
    String own = valid("x-correlation-id");
    if (own == null && WireRules.valid("x-correlation-id", inner.fallback, false)) {
      fallback = inner.fallback;
    }
    if (own == null || own.equals(inner.valid("x-correlation-id"))) {
      boolean hasTrace = valid("traceparent") != null || valid("tracestate") != null;
      boolean hasBaggage = valid("baggage") != null;
      for (Map.Entry<String, String> field : inner.fields) {
        String name = field.getKey();
        boolean isTrace = WireRules.same(name, "traceparent") || WireRules.same(name, "tracestate");
        if (!(isTrace && hasTrace) && !(WireRules.same(name, "baggage") && hasBaggage)) {
          fields.add(field);
        }
      }
    }
  }

  private String valid(String name) {
    for (Map.Entry<String, String> field : fields) {
      if (WireRules.same(field.getKey(), name) && WireRules.valid(name, field.getValue(), false)) {
        return field.getValue();
      }
    }
    return null;
  }
}

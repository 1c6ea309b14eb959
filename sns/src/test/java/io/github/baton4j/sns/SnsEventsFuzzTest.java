// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedCapture;
import io.github.baton4j.contract.FuzzedJson;
import io.github.baton4j.contract.WireRules;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link SnsEvents}: the bytes are an event as Lambda gets it, or one of its records. */
class SnsEventsFuzzTest {
  @FuzzTest
  void messageAttributesAreCaptured(byte[] data) {
    for (FuzzedJson each : FuzzedJson.of(data).records()) {
      SNSEvent.SNSRecord given = message(each);
      CaptureOracle.judge(() -> SnsEvents.incoming(given), expected(each));
      assertEquals(message(each), given);
    }
  }

  private static SNSEvent.SNSRecord message(FuzzedJson from) {
    if (from.isNull()) {
      return null;
    }
    SNSEvent.SNSRecord message = new SNSEvent.SNSRecord();
    FuzzedJson sns = from.at("Sns");
    if (!sns.isNull()) {
      message.setSns(new SNSEvent.SNS());
      message.getSNS().setMessageId(sns.at("MessageId").text());
      message.getSNS().setMessage(sns.at("Message").text());
      if (!sns.at("MessageAttributes").isNull()) {
        message.getSNS().setMessageAttributes(attributes(sns.at("MessageAttributes")));
      }
    }
    return message;
  }

  private static Map<String, SNSEvent.MessageAttribute> attributes(FuzzedJson from) {
    Map<String, SNSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    from.each().forEach((name, each) -> {
      SNSEvent.MessageAttribute attribute = null;
      if (!each.isNull()) {
        attribute = new SNSEvent.MessageAttribute();
        attribute.setType(each.at("Type").text());
        attribute.setValue(each.at("Value").text());
      }
      attributes.put(name, attribute);
    });
    return attributes;
  }

  private static ExpectedCapture expected(FuzzedJson from) {
    ExpectedCapture expected =
        ExpectedCapture.trusted().fallback(from.at("Sns").at("MessageId").text());
    from.at("Sns").at("MessageAttributes").each().forEach((name, attribute) -> {
      if (WireRules.isTextType(attribute.at("Type").text())) {
        expected.field(name, attribute.at("Value").text());
      }
    });
    return expected;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedMessage;
import io.github.baton4j.contract.FuzzedJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link SnsEvents}: the bytes are an event as Lambda gets it, or one of its records. */
class SnsEventsFuzzTest {
  @FuzzTest
  void messageAttributesAreCaptured(byte[] data) {
    for (FuzzedJson each : FuzzedJson.of(data).records()) {
      SNSEvent.SNSRecord given = message(each);
      CaptureOracle.judge(() -> SnsEvents.incoming(given), ExpectedMessage.ofSns(each));
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
}

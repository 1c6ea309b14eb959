// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedMessage;
import io.github.baton4j.contract.FuzzedJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link SqsEvents}: the bytes are an event as Lambda gets it, or one of its records. */
class SqsEventsFuzzTest {
  @FuzzTest
  void messagesAreCaptured(byte[] data) {
    for (FuzzedJson each : FuzzedJson.of(data).records()) {
      SQSEvent.SQSMessage given = message(each);
      CaptureOracle.judge(() -> SqsEvents.incoming(given), ExpectedMessage.ofSqs(each));
      assertEquals(message(each), given);
    }
  }

  private static SQSEvent.SQSMessage message(FuzzedJson from) {
    if (from.isNull()) {
      return null;
    }
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(from.at("messageId").text());
    message.setBody(from.at("body").text());
    message.setAttributes(from.at("attributes").texts());
    if (!from.at("messageAttributes").isNull()) {
      message.setMessageAttributes(attributes(from.at("messageAttributes")));
    }
    return message;
  }

  private static Map<String, SQSEvent.MessageAttribute> attributes(FuzzedJson from) {
    Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    from.each().forEach((name, each) -> {
      SQSEvent.MessageAttribute attribute = null;
      if (!each.isNull()) {
        attribute = new SQSEvent.MessageAttribute();
        attribute.setDataType(each.at("dataType").text());
        attribute.setStringValue(each.at("stringValue").text());
        if (!each.at("binaryValue").isNull()) {
          String binary = each.at("binaryValue").text();
          attribute.setBinaryValue(ByteBuffer.wrap(binary.getBytes(StandardCharsets.UTF_8)));
        }
      }
      attributes.put(name, attribute);
    });
    return attributes;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedMessage;
import io.github.baton4j.contract.FuzzedJson;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** {@link SqsMessages}: messages as the SDK has them, made of the same events as those of {@link SqsEventsFuzzTest}. */
class SqsMessagesFuzzTest {
  @FuzzTest
  void messagesAreCaptured(byte[] data) {
    for (FuzzedJson each : FuzzedJson.of(data).records()) {
      Message given = message(each);
      String traceHeader = each.at("attributes").at("AWSTraceHeader").text();
      CaptureOracle.judge(
          () -> SqsMessages.incoming(given), ExpectedMessage.ofSqs(each).traceHeader(traceHeader));
      assertEquals(message(each), given);
    }
  }

  private static Message message(FuzzedJson from) {
    if (from.isNull()) {
      return null;
    }
    return Message.builder()
        .messageId(from.at("messageId").text())
        .body(from.at("body").text())
        .attributesWithStrings(from.at("attributes").texts())
        .messageAttributes(attributes(from.at("messageAttributes")))
        .build();
  }

  private static Map<String, MessageAttributeValue> attributes(FuzzedJson from) {
    if (from.isNull()) {
      return null;
    }
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    from.each().forEach((name, each) -> {
      if (each.isNull()) {
        attributes.put(name, null);
        return;
      }
      String binary = each.at("binaryValue").text();
      attributes.put(
          name,
          MessageAttributeValue.builder()
              .dataType(each.at("dataType").text())
              .stringValue(each.at("stringValue").text())
              .binaryValue(binary == null ? null : SdkBytes.fromUtf8String(binary))
              .build());
    });
    return attributes;
  }
}

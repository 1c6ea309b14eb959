// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static io.github.baton4j.sqs.Bodies.envelope;
import static io.github.baton4j.sqs.Bodies.event;
import static io.github.baton4j.sqs.Bodies.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Cost;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What is as large as an invocation can hand over, and larger: neither time nor memory is lost on it. */
class HostileSizeTest {
  private static final int TEN_MEBIBYTES = 10 << 20;

  private final Baton baton = Baton.builder().build();

  private String within(int times, Door door, String body) {
    String[] id = new String[1];
    Cost.of(
            body.length(),
            () ->
                id[0] = baton.capture(door.incoming("record-1", Map.of(), body)).correlationId())
        .isAtMost(times);
    return id[0];
  }

  private static String members(int count, String each) {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < count; i++) {
      members.append(each.replace("N", "" + i)).append(',');
    }
    return members.toString();
  }

  @ParameterizedTest
  @EnumSource
  void aHundredThousandMembersAreReadOnce(Door door) {
    String members =
        members(100_000, "\"member-N\":\"vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv\"");
    for (String body :
        new String[] {envelope(id("c-1")).toString(), event(id("c-1")).toString()}) {
      assertEquals("c-1", within(5, door, "{" + members + body.substring(1)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHundredThousandAttributesOfAnEnvelopeAreReadOnce(Door door) {
    String body = envelope(id("c-1")).toString();
    String opening = "\"MessageAttributes\":{";
    String members =
        members(100_000, "\"x-correlation-N\":{\"Type\":\"String\",\"Value\":\"vvvvv\"}");
    assertEquals("c-1", within(12, door, body.replace(opening, opening + members)));
  }

  @ParameterizedTest
  @EnumSource
  void bracketsWithoutEndAreNoMessageOfAnybodys(Door door) {
    for (String marks : new String[] {"", "\"TopicArn\"", "{\"detail-type\":", "{\"TopicArn\":"}) {
      assertEquals("record-1", within(3, door, marks + "[".repeat(TEN_MEBIBYTES)));
      assertEquals("record-1", within(3, door, marks + "{\"a\":".repeat(TEN_MEBIBYTES / 5)));
    }
  }

  /** Each layer is copied once when it is unpacked; only two are. */
  @ParameterizedTest
  @EnumSource
  void aMessageOfSixMegabytesIsUnpackedAtTheCostOfSomeCopies(Door door) {
    String event = event(id("c-1")).toString();
    String padded = "{\"a\":\"" + "v".repeat(6_000_000) + "\"," + event.substring(1);
    assertEquals("c-1", within(12, door, envelope("sns-1", Map.of(), padded).toString()));
  }

  @Test
  void aHundredThousandAttributesOfAMessageAreReadOnce() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      fields.put("mine-" + i, "v".repeat(40));
    }
    fields.put("x-correlation-id", "c-1");
    SQSEvent.SQSMessage message = Door.event("record-1", fields, null);
    CorrelationIds[] ids = new CorrelationIds[1];
    Cost.of(6_000_000, () -> ids[0] = baton.capture(SqsEvents.incoming(message)))
        .isAtMost(5);
    assertEquals("c-1", ids[0].correlationId());
  }

  /** SQS will refuse them, and may do so in its own time: not in ours. */
  @Test
  void requestsWithTenThousandOfAnythingAreLookedAtOnce() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      fields.put("mine-" + i, "v");
    }
    SendMessageRequest message = SendMessageRequest.builder()
        .queueUrl("q")
        .messageBody("b")
        .messageAttributes(SqsMessagesContractTest.attributes(fields))
        .build();
    ReceiveMessageRequest receive = ReceiveMessageRequest.builder()
        .queueUrl("q")
        .messageAttributeNames(fields.keySet())
        .build();
    BatonSqsInterceptor interceptor = new BatonSqsInterceptor(baton);
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      ExecutionAttributes attributes = new ExecutionAttributes();
      interceptor.beforeExecution(() -> message, attributes);
      Cost.of(10_000 * 20, () -> interceptor.modifyRequest(() -> message, attributes))
          .isAtMost(8);
      Cost.of(
              10_000 * 20,
              () -> assertTrue(interceptor.modifyRequest(() -> receive, attributes) != receive))
          .isAtMost(8);
    }
    assertEquals(1, baton.outcomes().count("sqs", "no room for id"));
  }
}

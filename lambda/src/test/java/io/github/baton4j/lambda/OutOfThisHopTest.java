// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.kinesis.Payloads;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import io.github.baton4j.sqs.SqsEvents;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What leaves by one transport and comes in again, of values that are a little off the ordinary. */
@Law(5)
class OutOfThisHopTest {
  /** Printable ASCII, all of it that is not a space at an end. */
  private static final String ANY = "a !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~z";

  private final Baton baton = Baton.builder().build();

  @SuppressWarnings("unchecked") // an interceptor gives what it is given
  private static <R extends SdkRequest> R sent(ExecutionInterceptor by, R request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    by.beforeExecution(() -> request, attributes);
    return (R) by.modifyRequest(() -> request, attributes);
  }

  /** Only topics have filter policies that could not read such a value. */
  @Test
  void anyValueGoesOverAQueueAndAStream() {
    SendMessageRequest message;
    PutRecordRequest put;
    PublishRequest published;
    try (Scope scope = baton.open(CorrelationIds.of("c-1").with("x-correlation-a", ANY))) {
      message = sent(
          new BatonSqsInterceptor(),
          SendMessageRequest.builder().queueUrl("q").messageBody("b").build());
      put = sent(
          new BatonKinesisInterceptor(),
          PutRecordRequest.builder()
              .streamName("s")
              .partitionKey("k")
              .data(SdkBytes.fromUtf8String("{}"))
              .build());
      published =
          sent(new BatonSnsInterceptor(), PublishRequest.builder().message("m").build());
    }
    assertFalse(published.messageAttributes().containsKey("x-correlation-a"));
    assertEquals(ANY, message.messageAttributes().get("x-correlation-a").stringValue());
    Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    message.messageAttributes().forEach((name, value) -> {
      SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
      attribute.setDataType(value.dataType());
      attribute.setStringValue(value.stringValue());
      attributes.put(name, attribute);
    });
    SQSEvent.SQSMessage received = new SQSEvent.SQSMessage();
    received.setMessageAttributes(attributes);
    Incoming ofStream = Payloads.incoming(put.data().asByteArray(), "f");
    for (Incoming incoming : new Incoming[] {SqsEvents.incoming(received), ofStream}) {
      assertEquals(
          Map.of(
              "x-correlation-id", "c-1",
              "call-chain-length", "2",
              "debug-log-enabled", "false",
              "x-correlation-a", ANY),
          baton.capture(incoming).asMap());
    }
  }

  /** What is sent has to be readable for whoever receives it. */
  @Test
  void aChainOfTheGreatestLengthStaysThere() {
    for (String[] lengths : new String[][] {
      {"0", "1"}, {"1", "2"}, {"0049", "50"}, {"999999", "1000000"}, {"1000000", "1000000"}
    }) {
      Incoming incoming = Incoming.of(Map.of("call-chain-length", lengths[0]), "f", false);
      assertEquals(lengths[1], baton.capture(incoming).get("call-chain-length"));
    }
  }
}

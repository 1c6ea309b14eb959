// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static io.github.baton4j.lambda.Batches.streamRecord;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.kinesis.KinesisEvents;
import io.github.baton4j.kinesis.KinesisRecords;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sns.SnsMessages;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import io.github.baton4j.sqs.SqsMessages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Ten records in, ten entries of one request out, each still of its own chain. */
class FanInTest {
  private static final int TEN = 10;

  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);

  private static List<KinesisEvent.KinesisEventRecord> ten() {
    List<KinesisEvent.KinesisEventRecord> records = new ArrayList<>();
    for (int i = 0; i < TEN; i++) {
      records.add(streamRecord(
          "" + i,
          "{\"__context__\":{\"x-correlation-id\":\"c-" + i + "\",\"x-correlation-n" + i
              + "\":\"v\",\"call-chain-length\":" + i + "}}"));
    }
    return records;
  }

  private static Map<String, String> expected(int i) {
    return Map.of(
        "x-correlation-id",
        "c-" + i,
        "x-correlation-n" + i,
        "v",
        "call-chain-length",
        Integer.toString(i + 1),
        "debug-log-enabled",
        "false");
  }

  /** As the SDK does it, in the scope of the batch. */
  private SdkRequest sent(SdkRequest request, ExecutionInterceptor interceptor) {
    KinesisEvent event = new KinesisEvent();
    event.setRecords(ten());
    return lambda.handle(event, TestContext.of("req-1"), () -> {
      ExecutionAttributes attributes = new ExecutionAttributes();
      interceptor.beforeExecution(() -> request, attributes);
      return interceptor.modifyRequest(() -> request, attributes);
    });
  }

  private CorrelationIds captured(KinesisEvent.KinesisEventRecord each) {
    return baton.capture(KinesisEvents.incoming(each));
  }

  @Test
  void toAQueue() {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (KinesisEvent.KinesisEventRecord each : ten()) {
      SendMessageBatchRequestEntry entry =
          SendMessageBatchRequestEntry.builder().id("e").messageBody("b").build();
      entries.add(SqsMessages.stamp(entry, captured(each)));
    }
    SendMessageBatchRequest sent = (SendMessageBatchRequest) sent(
        SendMessageBatchRequest.builder().queueUrl("q").entries(entries).build(),
        new BatonSqsInterceptor());
    assertEquals(TEN, sent.entries().size());
    for (int i = 0; i < TEN; i++) {
      Map<String, String> expected = expected(i);
      sent.entries()
          .get(i)
          .messageAttributes()
          .forEach((name, value) -> assertEquals(expected.get(name), value.stringValue(), name));
      assertEquals(expected.keySet(), sent.entries().get(i).messageAttributes().keySet());
    }
  }

  @Test
  void toATopic() {
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (KinesisEvent.KinesisEventRecord each : ten()) {
      PublishBatchRequestEntry entry =
          PublishBatchRequestEntry.builder().id("e").message("m").build();
      entries.add(SnsMessages.stamp(entry, captured(each)));
    }
    PublishBatchRequest sent = (PublishBatchRequest) sent(
        PublishBatchRequest.builder()
            .topicArn("t")
            .publishBatchRequestEntries(entries)
            .build(),
        new BatonSnsInterceptor());
    assertEquals(TEN, sent.publishBatchRequestEntries().size());
    for (int i = 0; i < TEN; i++) {
      Map<String, String> expected = expected(i);
      sent.publishBatchRequestEntries()
          .get(i)
          .messageAttributes()
          .forEach((name, value) -> assertEquals(expected.get(name), value.stringValue(), name));
      assertEquals(
          expected.keySet(),
          sent.publishBatchRequestEntries().get(i).messageAttributes().keySet());
    }
  }

  @Test
  void toAStream() {
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (KinesisEvent.KinesisEventRecord each : ten()) {
      PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
          .partitionKey("p")
          .data(SdkBytes.fromString("{\"a\":1}", StandardCharsets.UTF_8))
          .build();
      entries.add(KinesisRecords.stamp(entry, captured(each)));
    }
    PutRecordsRequest sent = (PutRecordsRequest) sent(
        PutRecordsRequest.builder().streamName("s").records(entries).build(),
        new BatonKinesisInterceptor());
    assertEquals(TEN, sent.records().size());
    for (int i = 0; i < TEN; i++) {
      KinesisEvent.KinesisEventRecord arrived =
          streamRecord("0", sent.records().get(i).data().asUtf8String());
      Map<String, String> next = new TreeMap<>(expected(i));
      next.put("call-chain-length", Integer.toString(i + 2));
      assertEquals(next, new TreeMap<>(captured(arrived).asMap()));
    }
  }
}

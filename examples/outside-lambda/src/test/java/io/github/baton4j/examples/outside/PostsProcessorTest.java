// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.LogLines;
import io.github.baton4j.kinesis.Payloads;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.retrieval.KinesisClientRecord;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

/** Called as the Kinesis Client Library calls it. */
class PostsProcessorTest {
  private final LogLines lines = Lines.listen();
  private final List<String> done = new ArrayList<>();
  private Exception refusal;

  private final PostsProcessor processor = new PostsProcessor(Baton.create(), data -> {
    String text = UTF_8.decode(data.duplicate()).toString();
    done.add(CorrelationContext.current().correlationId() + " " + text.length());
    if (text.contains("bad")) {
      throw new IllegalStateException("on purpose");
    }
  });

  private final RecordProcessorCheckpointer checkpointer =
      (RecordProcessorCheckpointer) Proxy.newProxyInstance(
          getClass().getClassLoader(),
          new Class<?>[] {RecordProcessorCheckpointer.class},
          (proxy, method, args) -> {
            done.add(method.getName() + " " + CorrelationContext.current().correlationId());
            if (refusal != null) {
              throw refusal;
            }
            return null;
          });

  @AfterEach
  void stop() {
    lines.close();
  }

  /** As it comes from a stream: the library hands out a view of the SDK's bytes that cannot be written to. */
  private static KinesisClientRecord fromStream(String sequenceNumber, byte[] data) {
    KinesisClientRecord made = KinesisClientRecord.fromRecord(Record.builder()
        .sequenceNumber(sequenceNumber)
        .partitionKey("k")
        .data(SdkBytes.fromByteArray(data))
        .build());
    assertTrue(made.data().isReadOnly());
    return made;
  }

  private void process(KinesisClientRecord... records) {
    processor.processRecords(ProcessRecordsInput.builder()
        .records(List.of(records))
        .checkpointer(checkpointer)
        .build());
  }

  @Test
  void eachRecordIsHandledInItsScopeAndTheCheckpointIsOutsideOfAll() {
    byte[] stamped = Payloads.stamp("{\"a\":1}".getBytes(UTF_8), CorrelationIds.of("post-1"));
    byte[] bad = Payloads.stamp("{\"bad\":1}".getBytes(UTF_8), CorrelationIds.of("post-2"));
    KinesisClientRecord aggregated = KinesisClientRecord.builder()
        .sequenceNumber("13")
        .subSequenceNumber(7)
        .aggregated(true)
        .data(ByteBuffer.wrap("{}".getBytes(UTF_8)).asReadOnlyBuffer())
        .build();
    KinesisClientRecord first = fromStream("11", stamped);
    process(first, fromStream("12", bad), fromStream("14", "text".getBytes(UTF_8)), aggregated);
    assertEquals(
        List.of(
            "post-1 " + stamped.length,
            "post-2 " + bad.length,
            "14 4",
            "13.7 2",
            "checkpoint null"),
        done);
    assertEquals(List.of("post-2"), Lines.ids(lines, "not handled: 12"));
    assertEquals(stamped.length, first.data().remaining(), "the buffer is as it was");
  }

  @Test
  void aCheckpointThatIsRefusedFailsNothing() {
    refusal = new ShutdownException("the lease is lost");
    process(fromStream("11", "{}".getBytes(UTF_8)));
    assertEquals(List.of("11 2", "checkpoint null"), done);
    assertEquals(List.of("null"), Lines.ids(lines, "no checkpoint"));
  }

  @Test
  void theLivesOfAShardLeaveNothingBehind() {
    processor.initialize(InitializationInput.builder()
        .shardId("shard-0")
        .extendedSequenceNumber(ExtendedSequenceNumber.TRIM_HORIZON)
        .build());
    processor.leaseLost(LeaseLostInput.builder().build());
    processor.shardEnded(ShardEndedInput.builder().checkpointer(checkpointer).build());
    processor.shutdownRequested(
        ShutdownRequestedInput.builder().checkpointer(checkpointer).build());
    assertEquals(List.of("checkpoint null", "checkpoint null"), done);
    assertEquals(List.of("null"), Lines.ids(lines, "shard shard-0"));
    assertEquals(CorrelationIds.empty(), CorrelationContext.current());
  }
}

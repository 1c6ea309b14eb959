// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.CaptureContract;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.ScopeContract;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;

/** The SDK's records under the contracts, and stamping. */
class KinesisRecordsContractTest {
  /** The SDK's classes are final and copy what they are given, so the least that can break is the front. */
  static final Map<String, String> BROKEN = new AbstractMap<>() {
    @Override
    public Set<Entry<String, String>> entrySet() {
      throw new IllegalStateException("broken map");
    }
  };

  private static Record got(Map<String, String> fields, String sequenceNumber) {
    return Record.builder()
        .data(SdkBytes.fromByteArray(Json.payloadOfStrings(fields)))
        .sequenceNumber(sequenceNumber)
        .build();
  }

  @Nested
  class SdkScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return KinesisRecords.incoming(got(ids, fallbackId));
    }
  }

  @Nested
  class SdkCapture extends CaptureContract {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return KinesisRecords.incoming(got(fields, fallbackId));
    }

    @Override
    protected Incoming nothing() {
      return KinesisRecords.incoming(null);
    }

    @Override
    protected Incoming broken() {
      return Incoming.of(BROKEN, null, false);
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "kinesis");

  @Test
  void aRecordWithoutDataHasItsSequenceNumber() {
    Record without = Record.builder().sequenceNumber("4959").build();
    assertEquals("4959", baton.capture(KinesisRecords.incoming(without)).correlationId());
    assertEquals(Map.of("fallback", 1L), counts.risen());
  }

  @Test
  void aStampedRecordBearsTheGivenIdsAndNotTheCurrentOnes() throws Exception {
    CorrelationIds ids = CorrelationIds.of("stamped").with("call-chain-length", "4");
    SdkBytes data = SdkBytes.fromUtf8String("{\"body\":\"b\"}");
    try (Scope scope = baton.open(CorrelationIds.of("current"))) {
      PutRecordRequest request = KinesisRecords.stamp(
          PutRecordRequest.builder()
              .streamName("s")
              .partitionKey("k")
              .data(data)
              .build(),
          ids);
      assertEquals(ids.asMap(), Json.context(request.data().asByteArray()));
      assertEquals("k", request.partitionKey());
      PutRecordsRequestEntry entry = KinesisRecords.stamp(
          PutRecordsRequestEntry.builder()
              .partitionKey("k")
              .explicitHashKey("7")
              .data(data)
              .build(),
          ids);
      assertEquals(ids.asMap(), Json.context(entry.data().asByteArray()));
      assertEquals("k", entry.partitionKey());
      assertEquals("7", entry.explicitHashKey());
      assertSame(entry, KinesisRecords.stamp(entry, ids));
      assertSame(request, KinesisRecords.stamp(request, ids));
      assertSame(entry, KinesisRecords.stamp(entry, CorrelationIds.of("another")));
      assertEquals(
          Map.of("stamped", 2L, "complete already", 2L, "other chain", 1L), counts.risen());
    }
    assertEquals("{\"body\":\"b\"}", data.asUtf8String());
  }

  @Test
  void stampingWorksOutsideAnyScope() throws Exception {
    PutRecordRequest request = PutRecordRequest.builder()
        .data(SdkBytes.fromUtf8String("{}"))
        .partitionKey("k")
        .build();
    PutRecordRequest stamped = KinesisRecords.stamp(request, CorrelationIds.of("c-1"));
    assertEquals(
        "{\"__context__\":{\"x-correlation-id\":\"c-1\"}}", stamped.data().asUtf8String());
    assertSame(request, KinesisRecords.stamp(request, CorrelationIds.empty()));
  }

  @Test
  void anExcludedStreamsRecordIsNotStamped() {
    Baton excluding = Baton.builder().exclude("orders").build();
    Counts excluded = new Counts(excluding, "kinesis");
    PutRecordRequest.Builder builder =
        PutRecordRequest.builder().data(SdkBytes.fromUtf8String("{}")).partitionKey("k");
    try (Scope scope = excluding.open(CorrelationIds.of("c-1"))) {
      PutRecordRequest byName = builder.streamName("orders").build();
      assertSame(byName, KinesisRecords.stamp(byName, CorrelationIds.of("c-1")));
      PutRecordRequest byArn = builder
          .streamName(null)
          .streamARN("arn:aws:kinesis:eu-west-1:000000000000:stream/orders")
          .build();
      assertSame(byArn, KinesisRecords.stamp(byArn, CorrelationIds.of("c-1")));
      assertEquals(Map.of("excluded", 2L), excluded.risen());
    }
  }

  @Test
  void whatCannotBeStampedComesBackAndIsCounted() {
    PutRecordRequest request = PutRecordRequest.builder().build();
    PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder().build();
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      assertSame(request, KinesisRecords.stamp(request, CorrelationIds.of("c-1")));
      assertSame(entry, KinesisRecords.stamp(entry, CorrelationIds.of("c-1")));
      assertEquals(Map.of("not an object", 2L), counts.risen());
      assertSame(request, KinesisRecords.stamp(request, null));
      assertSame(entry, KinesisRecords.stamp(entry, null));
      assertSame(null, KinesisRecords.stamp((PutRecordRequest) null, CorrelationIds.of("c-1")));
      assertEquals(Map.of("not an object", 2L, "failed", 3L), counts.risen());
    }
  }
}

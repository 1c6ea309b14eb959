// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.FreshJvm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Requests and settings that a user may well have, and that nobody thought of first. */
@Law(1)
class OddRequestTest {
  private static final CorrelationIds IDS = CorrelationIds.of("A");
  private static final SdkBytes DATA = SdkBytes.fromUtf8String("{\"a\":1}");

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "kinesis");

  private static SdkRequest modified(SdkRequest request) {
    BatonKinesisInterceptor interceptor = new BatonKinesisInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  private void staysAsItIs(SdkRequest request, Map<String, Long> outcomes) {
    try (Scope scope = baton.open(IDS)) {
      assertSame(request, modified(request));
    }
    assertEquals(outcomes, counts.risen());
  }

  @Test
  void aRecordWithoutDataStaysAsItIs() {
    staysAsItIs(PutRecordRequest.builder().build(), Map.of("not an object", 1L));
  }

  @Test
  void aBatchWithoutRecordsStaysAsItIs() {
    staysAsItIs(PutRecordsRequest.builder().streamName("s").build(), Map.of());
  }

  @Test
  void anEmptyBatchStaysAsItIs() {
    staysAsItIs(PutRecordsRequest.builder().records(List.of()).build(), Map.of());
  }

  @Test
  void aBatchWithAHoleInItStaysAsItIsAndTheFaultIsCountedOnce() {
    PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder().data(DATA).build();
    staysAsItIs(
        PutRecordsRequest.builder().records(Arrays.asList(entry, null, entry)).build(),
        Map.of("failed", 1L));
  }

  @Test
  void otherRequestsStayAsTheyAre() {
    staysAsItIs(DescribeStreamRequest.builder().streamName("s").build(), Map.of());
  }

  @Test
  void aRecordWithoutAStreamOrAKeyIsFilledInAndTheServiceSaysWhatItThinks() {
    PutRecordRequest request = PutRecordRequest.builder().data(DATA).build();
    Baton excluding = Baton.builder().exclude("orders").build();
    try (Scope scope = excluding.open(IDS)) {
      assertNotSame(request, modified(request));
    }
  }

  @Test
  void whatTheUserSetOnTheRequestStays() {
    PutRecordRequest request = PutRecordRequest.builder()
        .streamName("posts")
        .streamARN("arn:aws:kinesis:eu-west-1:000000000000:stream/posts")
        .partitionKey("k")
        .explicitHashKey("340282366920938463463374607431768211455")
        .sequenceNumberForOrdering("49590338271490256608559692538361571095921575989136588898")
        .overrideConfiguration(o -> o.putHeader("x-theirs", "t"))
        .data(DATA)
        .build();
    try (Scope scope = baton.open(IDS)) {
      PutRecordRequest sent = (PutRecordRequest) modified(request);
      assertEquals(request, sent.toBuilder().data(DATA).build());
      assertEquals(request.overrideConfiguration(), sent.overrideConfiguration());
    }
  }

  @Test
  void switchedOffNothingIsSentStampedOrCaptured() throws Exception {
    FreshJvm.run(SwitchedOff.class, "-Dbaton.enabled=false");
  }

  /** Run in a JVM of its own, where Baton is switched off. */
  static final class SwitchedOff {
    private SwitchedOff() {}

    public static void main(String[] arguments) {
      PutRecordRequest request = PutRecordRequest.builder().data(DATA).build();
      PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder().data(DATA).build();
      byte[] data = DATA.asByteArray();
      assertSame(request, KinesisRecords.stamp(request, IDS));
      assertSame(entry, KinesisRecords.stamp(entry, IDS));
      assertSame(data, Payloads.stamp(data, IDS));
      Baton off = Baton.create();
      byte[] context = Json.utf8("{\"__context__\":{\"x-correlation-id\":\"c\"}}");
      assertTrue(off.capture(Payloads.incoming(context, "f")).isEmpty());
      // A reader that refuses unknown members does so whether Baton is on or off.
      assertEquals("{}", Json.text(Payloads.strip(context)));
      try (Scope scope = off.open(IDS)) {
        assertSame(request, modified(request));
      }
    }
  }
}

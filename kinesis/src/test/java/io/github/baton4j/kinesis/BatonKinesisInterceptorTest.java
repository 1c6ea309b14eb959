// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.transport.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

class BatonKinesisInterceptorTest {
  private static final String ARN = "arn:aws:kinesis:eu-west-1:000000000000:stream/orders";
  private static final CorrelationIds IDS =
      CorrelationIds.of("c-1").with("x-correlation-user-id", "u-1");
  private static final String CONTEXT =
      "\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":1,"
          + "\"debug-log-enabled\":\"false\",\"x-correlation-user-id\":\"u-1\"}";

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "kinesis");
  private final KinesisStub stub = new KinesisStub();
  private final BatonKinesisInterceptor interceptor = new BatonKinesisInterceptor();

  private SdkRequest modified(SdkRequest request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  private static PutRecordRequest record(String data) {
    return PutRecordRequest.builder()
        .streamName("orders")
        .partitionKey("k")
        .data(SdkBytes.fromUtf8String(data))
        .build();
  }

  private static PutRecordsRequestEntry entry(int n, SdkBytes data) {
    return PutRecordsRequestEntry.builder()
        .partitionKey("key " + n)
        .explicitHashKey(n % 3 == 0 ? null : Integer.toString(n))
        .data(data)
        .build();
  }

  private static PutRecordsRequest batch(List<PutRecordsRequestEntry> entries) {
    return PutRecordsRequest.builder().streamName("orders").records(entries).build();
  }

  @Test
  void theWireHasTheContextFirstAndTheRestOfTheRequestAsItWas() throws Exception {
    SdkBytes data = SdkBytes.fromUtf8String("{ \"n\" : 1.0 }\n");
    try (KinesisClient client = KinesisStub.client(stub, interceptor);
        Scope scope = baton.open(IDS)) {
      client.putRecord(
          r -> r.streamName("orders").partitionKey("k").explicitHashKey("7").data(data));
    }
    JsonNode sent = stub.sentTree();
    assertEquals("{" + CONTEXT + ", \"n\" : 1.0 }\n", Json.text(stub.sentData().get(0)));
    assertEquals("orders", sent.path("StreamName").asText());
    assertEquals("k", sent.path("PartitionKey").asText());
    assertEquals("7", sent.path("ExplicitHashKey").asText());
    assertEquals(4, sent.size());
    assertEquals("{ \"n\" : 1.0 }\n", data.asUtf8String());
    assertEquals(Map.of("injected", 1L), counts.risen());
  }

  @Test
  void theArrayOfTheCallerIsNotWrittenTo() {
    byte[] array =
        Json.utf8("{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":0}}");
    byte[] before = array.clone();
    SdkBytes data = SdkBytes.fromByteArrayUnsafe(array);
    try (Scope scope = baton.open(IDS)) {
      PutRecordRequest sent =
          (PutRecordRequest) modified(record("{}").toBuilder().data(data).build());
      assertNotEquals(data, sent.data());
      modified(batch(List.of(entry(1, data))));
    }
    assertArrayEquals(before, array);
    assertSame(array, data.asByteArrayUnsafe());
  }

  /** Five hundred, of every kind: what is not to be touched goes out as the very object that came in. */
  @Test
  void recordsKeepNumberOrderKeysAndIdentity() {
    String[] kinds = {
      "{\"n\":%d}",
      "n %d",
      "{\"__context__\":{\"x-correlation-id\":\"c-2\"},\"n\":%d}",
      "{\"specversion\":%d}",
      "{\"__context__\":{},\"n\":%d}"
    };
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (int n = 0; n < 500; n++) {
      entries.add(entry(n, SdkBytes.fromUtf8String(String.format(kinds[n % 5], n))));
    }
    try (Scope scope = baton.open(IDS)) {
      PutRecordsRequest request = batch(entries);
      PutRecordsRequest sent = (PutRecordsRequest) modified(request);
      assertEquals("orders", sent.streamName());
      assertEquals(500, sent.records().size());
      for (int n = 0; n < 500; n++) {
        PutRecordsRequestEntry was = entries.get(n);
        PutRecordsRequestEntry is = sent.records().get(n);
        if (n % 5 == 0 || n % 5 == 4) {
          assertEquals("{" + CONTEXT + ",\"n\":" + n + "}", is.data().asUtf8String());
          assertEquals(was, is.toBuilder().data(was.data()).build());
        } else {
          assertSame(was, is);
        }
      }
      assertEquals(entries, request.records());
    }
    assertEquals(
        Map.of(
            "injected", 200L, "not an object", 100L, "other chain", 100L, "not injectable", 100L),
        counts.risen());
  }

  @Test
  void aBatchOfWhichNothingIsTouchedIsTheSameRequest() {
    PutRecordsRequest request = batch(List.of(
        entry(1, SdkBytes.fromUtf8String("text")),
        entry(2, SdkBytes.fromUtf8String("{\"__context__\":{\"x-correlation-id\":\"c-2\"}}"))));
    try (Scope scope = baton.open(IDS)) {
      assertSame(request, modified(request));
    }
    assertEquals(Map.of("not an object", 1L, "other chain", 1L), counts.risen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"orders", ARN, "arn:aws-cn:kinesis:cn-north-1:000000000000:stream/orders"})
  void excludedStreamsGetNothingByNameAndArn(String excluded) {
    Baton excluding = Baton.builder().exclude(excluded).build();
    Counts risen = new Counts(excluding, "kinesis");
    PutRecordRequest byName = record("{}");
    PutRecordRequest byArn = byName.toBuilder().streamName(null).streamARN(ARN).build();
    PutRecordRequest byBoth = byName.toBuilder().streamARN(ARN).build();
    PutRecordsRequest batch = batch(List.of(entry(1, byName.data()), entry(2, byName.data())));
    PutRecordsRequest batchByArn =
        batch.toBuilder().streamName(null).streamARN(ARN).build();
    try (Scope scope = excluding.open(IDS)) {
      for (SdkRequest request : List.of(byName, byArn, byBoth, batch, batchByArn)) {
        assertSame(request, modified(request));
      }
      assertEquals(Map.of("excluded", 7L), risen.risen());
      PutRecordRequest other = byName.toBuilder().streamName("orders-2").build();
      assertNotEquals(other, modified(other));
      PutRecordRequest otherArn = byArn.toBuilder().streamARN(ARN + "-2").build();
      assertNotEquals(otherArn, modified(otherArn));
    }
  }

  @Test
  void withoutAScopeRequestsGoOutAsTheyAre() throws Exception {
    PutRecordsRequest batch = batch(List.of(entry(1, SdkBytes.fromUtf8String("{}"))));
    assertSame(batch, modified(batch));
    try (KinesisClient client = KinesisStub.client(stub, interceptor)) {
      client.putRecord(record("{}"));
    }
    assertEquals("{}", Json.text(stub.sentData().get(0)));
    assertEquals(Map.of("no scope", 2L), counts.risen());
  }

  /** What a Lambda invocation of several records opens. */
  private static final class OfABatch extends Received {
    private final Incoming incoming;

    OfABatch(Incoming incoming) {
      super("lambda", false);
      this.incoming = incoming;
    }

    @Override
    public Incoming source() {
      return incoming;
    }

    @Override
    public String fallbackId() {
      return incoming.fallbackId();
    }

    @Override
    public boolean isRoot() {
      return true;
    }

    @Override
    public boolean isBatch() {
      return true;
    }
  }

  @Test
  void whatGoesOutFromABatchsOwnScopeIsCountedApart() {
    Incoming invocation = new OfABatch(Incoming.of(IDS.asMap(), "request-1", false));
    try (Scope scope = baton.open(invocation)) {
      PutRecordRequest sent = (PutRecordRequest) modified(record("{}"));
      assertEquals("{" + CONTEXT + "}", sent.data().asUtf8String());
      PutRecordsRequest batch = batch(List.of(
          entry(1, SdkBytes.fromUtf8String("{}")),
          entry(2, SdkBytes.fromUtf8String("text")),
          entry(3, sent.data())));
      modified(batch);
    }
    assertEquals(
        Map.of("batch scope", 2L, "not an object", 1L, "complete already", 1L), counts.risen());
  }

  @Test
  void registeredTwiceTheSecondFindsAllThere() throws Exception {
    try (KinesisClient client =
            KinesisStub.client(stub, interceptor, new BatonKinesisInterceptor());
        Scope scope = baton.open(IDS)) {
      client.putRecords(batch(List.of(
          entry(1, SdkBytes.fromUtf8String("{\"a\":1}")), entry(2, SdkBytes.fromUtf8String("b")))));
    }
    assertEquals("{" + CONTEXT + ",\"a\":1}", Json.text(stub.sentData().get(0)));
    assertEquals("b", Json.text(stub.sentData().get(1)));
    assertEquals(
        Map.of("injected", 1L, "complete already", 1L, "not an object", 2L), counts.risen());
  }

  @Test
  void theIdsOfAnAsyncCallAreThoseOfTheCallingThread() throws Exception {
    try (KinesisAsyncClient client = KinesisStub.asyncClient(stub, interceptor)) {
      CompletableFuture<?> sent;
      try (Scope scope = baton.open(IDS)) {
        sent = client.putRecord(record("{\"a\":1}"));
      }
      try (Scope scope = baton.open(CorrelationIds.of("later"))) {
        sent.get(20, TimeUnit.SECONDS);
      }
      assertEquals("{" + CONTEXT + ",\"a\":1}", Json.text(stub.sentData().get(0)));
      try (Scope scope = baton.open(IDS)) {
        sent = client.putRecords(batch(List.of(entry(1, SdkBytes.fromUtf8String("{}")))));
      }
      sent.get(20, TimeUnit.SECONDS);
      assertEquals("{" + CONTEXT + "}", Json.text(stub.sentData().get(0)));
      client.putRecord(record("{}")).get(20, TimeUnit.SECONDS);
      assertEquals("{}", Json.text(stub.sentData().get(0)));
    }
    assertEquals(Map.of("injected", 2L, "no scope", 1L), counts.risen());
  }

  @Test
  void localNamesAreNeverSentAndSensitiveOnesAre() throws Exception {
    Baton choosy = Baton.builder()
        .local("shard", "x-correlation-shard")
        .sensitive("x-correlation-email", "tenant")
        .build();
    try (KinesisClient client = KinesisStub.client(stub, interceptor);
        Scope scope = choosy.open(CorrelationIds.of("c-1"))) {
      CorrelationContext.put("shard", "s");
      CorrelationContext.put("x-correlation-shard", "s");
      CorrelationContext.put("x-correlation-email", "a@example.com");
      CorrelationContext.put("tenant", "t");
      CorrelationContext.put("x-amzn-trace-id", "Root=1-67891233-abcdef012345678912345678");
      client.putRecord(record("{}"));
    }
    assertEquals(
        Map.of(
            "x-correlation-id", "c-1",
            "call-chain-length", "1",
            "debug-log-enabled", "false",
            "x-correlation-email", "a@example.com",
            "tenant", "t"),
        Json.context(stub.sentData().get(0)));
  }

  @Test
  void aFaultIsSwallowedCountedAndLeavesTheRequestAsItWas() {
    PutRecordRequest request = record("{}");
    for (Throwable fault : List.of(
        new IllegalStateException("x"), new NoClassDefFoundError(), new StackOverflowError())) {
      Counts risen = new Counts(baton, "kinesis");
      try (Scope scope = baton.open(IDS)) {
        assertSame(request, interceptor.modifyRequest(() -> request, new Throwing(fault)));
        interceptor.beforeExecution(() -> request, new Throwing(fault));
      }
      assertEquals(Map.of("failed", 2L), risen.risen());
    }
    OutOfMemoryError fatal = new OutOfMemoryError();
    assertSame(
        fatal,
        assertThrows(
            OutOfMemoryError.class,
            () -> interceptor.modifyRequest(() -> request, new Throwing(fatal))));
  }

  /** The SDK's memory between hooks, out of order. */
  private static final class Throwing extends ExecutionAttributes {
    private final Throwable fault;

    Throwing(Throwable fault) {
      this.fault = fault;
    }

    @Override
    public <U> U getAttribute(ExecutionAttribute<U> attribute) {
      return sneak(fault);
    }

    @Override
    public <U> ExecutionAttributes putAttribute(ExecutionAttribute<U> attribute, U value) {
      return sneak(fault);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <U, X extends Throwable> U sneak(Throwable fault) throws X {
      throw (X) fault;
    }
  }
}

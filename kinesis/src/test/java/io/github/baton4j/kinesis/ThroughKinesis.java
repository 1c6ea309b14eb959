// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Crowd;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** IDs through a stream, by ordinary clients that speak CBOR or JSON, against whichever Kinesis is there. */
@ParameterizedClass(name = "cbor {0}")
@ValueSource(booleans = {true, false})
@Timeout(120)
abstract class ThroughKinesis {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s"));

  @Parameter
  boolean cbor;

  private static SdkAsyncHttpClient http;

  private final Baton baton = Baton.builder().build();
  private KinesisClient kinesis;
  private KinesisAsyncClient async;
  private String stream;

  abstract URI endpoint();

  @BeforeAll
  static void openHttp() {
    // HTTP/2, the default for Kinesis, is more than local servers speak.
    http = NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();
  }

  @AfterAll
  static void closeHttp() {
    http.close();
  }

  @BeforeEach
  void aStreamOfItsOwn() {
    String before = System.getProperty("aws.cborEnabled");
    System.setProperty("aws.cborEnabled", Boolean.toString(cbor));
    try {
      kinesis = KinesisClient.builder()
          .endpointOverride(endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(CREDENTIALS)
          .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonKinesisInterceptor()))
          .build();
      async = KinesisAsyncClient.builder()
          .endpointOverride(endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(CREDENTIALS)
          .httpClient(http)
          .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonKinesisInterceptor()))
          .build();
    } finally {
      if (before == null) {
        System.clearProperty("aws.cborEnabled");
      } else {
        System.setProperty("aws.cborEnabled", before);
      }
    }
    stream = "stream-" + UUID.randomUUID();
    kinesis.createStream(r -> r.streamName(stream).shardCount(1));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (kinesis
            .describeStreamSummary(r -> r.streamName(stream))
            .streamDescriptionSummary()
            .streamStatus()
        != StreamStatus.ACTIVE) {
      assertTrue(System.nanoTime() < deadline, "the stream does not become active");
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @AfterEach
  void close() {
    kinesis.close();
    async.close();
  }

  private List<Record> got(int wanted) {
    String shard = kinesis.listShards(r -> r.streamName(stream)).shards().get(0).shardId();
    String iterator = kinesis
        .getShardIterator(r ->
            r.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
    List<Record> all = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (all.size() < wanted && System.nanoTime() < deadline) {
      String at = iterator;
      var page = kinesis.getRecords(r -> r.shardIterator(at));
      all.addAll(page.records());
      iterator = page.nextShardIterator();
    }
    assertEquals(wanted, all.size());
    return all;
  }

  private void put(SdkBytes data) {
    kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(data));
  }

  private static SdkBytes bytes(String text) {
    return SdkBytes.fromUtf8String(text);
  }

  @Test
  void anIdGoesThroughAStreamAndOntoTheReadersLog() {
    String theirs = "{ \"n\":12345678901234567890,\"f\":1.0,\"e\":1e400,\"n\":2}\n";
    try (Scope scope = baton.open(CorrelationIds.of("c-1").with("x-correlation-a", "a"))) {
      put(bytes(theirs));
    }
    Record got = got(1).get(0);
    assertArrayEquals(
        theirs.getBytes(StandardCharsets.UTF_8), Payloads.strip(got.data().asByteArray()));
    try (Scope scope = baton.open(KinesisRecords.incoming(got))) {
      assertEquals("c-1", MDC.get("x-correlation-id"));
      assertEquals("a", MDC.get("x-correlation-a"));
      assertEquals("2", MDC.get("call-chain-length"));
    }
  }

  @Test
  void whatIsNoJsonArrivesAsItWasAndIsNamedAfterItsPlaceInTheStream() {
    byte[] binary = new byte[256];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = (byte) i;
    }
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      put(SdkBytes.fromByteArray(binary));
      put(bytes("[1,2]"));
    }
    List<Record> got = got(2);
    assertArrayEquals(binary, got.get(0).data().asByteArray());
    assertEquals("[1,2]", got.get(1).data().asUtf8String());
    for (Record each : got) {
      assertEquals(
          each.sequenceNumber(), baton.capture(KinesisRecords.incoming(each)).correlationId());
    }
    assertEquals(2, baton.outcomes().count("kinesis", "not an object"));
  }

  @Test
  void everyRecordOfABatchBearsTheIdsAndKeepsItsOrder() {
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      entries.add(PutRecordsRequestEntry.builder()
          .partitionKey("k" + i)
          .data(bytes("{\"i\":" + i + "}"))
          .build());
    }
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      assertEquals(
          0, kinesis.putRecords(r -> r.streamName(stream).records(entries)).failedRecordCount());
    }
    int i = 0;
    for (Record each : got(500)) {
      assertEquals("k" + i, each.partitionKey());
      assertEquals(
          "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":1,"
              + "\"debug-log-enabled\":\"false\"},\"i\":" + i + "}",
          each.data().asUtf8String());
      i++;
    }
  }

  /** At the limit of a record there is no room, and the record goes as it is; Kinesis takes it. */
  @Test
  void aRecordIsNeverCarriedOverTheLimit() {
    int limit = 1 << 20;
    String json = "{\"a\":\"" + "x".repeat(limit - 9) + "\"}";
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      put(bytes(json));
    }
    assertEquals(json, got(1).get(0).data().asUtf8String());
    assertEquals(1, baton.outcomes().count("kinesis", "no room for id"));
  }

  @Test
  void anAsynchronousClientSendsTheIdsOfItsCaller() throws Exception {
    for (int i = 0; i < 10; i++) {
      String id = "c-" + i;
      try (Scope scope = baton.open(CorrelationIds.of(id))) {
        var put = async.putRecord(
            r -> r.streamName(stream).partitionKey(id).data(bytes("{\"id\":\"" + id + "\"}")));
        scope.close();
        put.get(30, TimeUnit.SECONDS);
      }
    }
    for (Record each : got(10)) {
      assertEquals(
          each.partitionKey(), baton.capture(KinesisRecords.incoming(each)).correlationId());
    }
  }

  @Test
  void thirtyTwoAtOncePutByOneClientAndNothingIsMixed() throws Exception {
    Map<String, Map<String, String>> expected = new ConcurrentHashMap<>();
    Crowd.together(3, (member, turn) -> {
      Map<String, String> mine = Crowd.ids(member, turn);
      CorrelationIds ids = CorrelationIds.empty();
      for (Map.Entry<String, String> entry : mine.entrySet()) {
        ids = ids.with(entry.getKey(), entry.getValue());
      }
      String key = mine.get("x-correlation-id");
      try (Scope scope = baton.open(ids)) {
        kinesis.putRecord(
            r -> r.streamName(stream).partitionKey(key).data(bytes("{\"turn\":" + turn + "}")));
      }
      mine.put("call-chain-length", "2");
      mine.put("debug-log-enabled", "false");
      expected.put(key, mine);
    });
    assertEquals(96, expected.size());
    for (Record each : got(96)) {
      assertEquals(
          expected.get(each.partitionKey()),
          new TreeMap<>(baton.capture(KinesisRecords.incoming(each)).asMap()));
    }
  }
}

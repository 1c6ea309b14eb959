// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.WireRecorder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/** A client of each kind before a server, and the words in which the contract speaks of it. */
@ParameterizedClass(name = "{0}")
@EnumSource(SdkClient.class)
@Timeout(120)
abstract class KinesisFixture {
  static final int MIB = 1024 * 1024;
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @Parameter
  SdkClient kind;

  private static SdkAsyncHttpClient http;
  WireRecorder wire;
  KinesisClient kinesis;
  String stream;

  abstract InetSocketAddress address();

  @BeforeAll
  static void openHttp() {
    http = SdkClient.http();
  }

  @AfterAll
  static void closeHttp() {
    http.close();
  }

  @BeforeEach
  void connect() throws Exception {
    wire = WireRecorder.before(address());
    kinesis = kind.to(wire.uri(), http);
    stream = create(1);
  }

  @AfterEach
  void disconnect() {
    kinesis.close();
    wire.close();
  }

  String create(int shards) {
    String name = "stream-" + UUID.randomUUID();
    kinesis.createStream(r -> r.streamName(name).shardCount(shards));
    until(() -> summary(name).streamStatus() == StreamStatus.ACTIVE);
    return name;
  }

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + ENOUGH.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "not within " + ENOUGH);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  StreamDescriptionSummary summary(String name) {
    return kinesis.describeStreamSummary(r -> r.streamName(name)).streamDescriptionSummary();
  }

  PutRecordResponse put(String key, byte[] data) {
    return kinesis.putRecord(
        r -> r.streamName(stream).partitionKey(key).data(SdkBytes.fromByteArray(data)));
  }

  static PutRecordsRequestEntry entry(String key, SdkBytes data) {
    return PutRecordsRequestEntry.builder().partitionKey(key).data(data).build();
  }

  static SdkBytes bytes(String text) {
    return SdkBytes.fromUtf8String(text);
  }

  static SdkBytes zeros(int count) {
    return SdkBytes.fromByteArray(new byte[count]);
  }

  List<String> shardIds(String name) {
    return kinesis.listShards(r -> r.streamName(name)).shards().stream()
        .map(Shard::shardId)
        .toList();
  }

  String horizon(String name, String shardId) {
    return kinesis
        .getShardIterator(r ->
            r.streamName(name).shardId(shardId).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  String iterator(Consumer<GetShardIteratorRequest.Builder> kind) {
    return kinesis
        .getShardIterator(r -> kind.accept(r.streamName(stream).shardId("shardId-000000000000")))
        .shardIterator();
  }

  GetRecordsResponse records(String iterator, int limit) {
    return kinesis.getRecords(r -> r.shardIterator(iterator).limit(limit));
  }

  /** All records of a stream's first shard. */
  List<Record> all(String name) {
    List<Record> all = new ArrayList<>();
    String iterator = horizon(name, shardIds(name).get(0));
    GetRecordsResponse page = records(iterator, 100);
    for (int i = 0; i < 50 && !page.records().isEmpty(); i++) {
      all.addAll(page.records());
      page = records(page.nextShardIterator(), 100);
    }
    assertEquals(List.of(), page.records());
    return all;
  }

  static List<String> texts(List<Record> records) {
    return records.stream().map(each -> each.data().asUtf8String()).toList();
  }

  /** Which of the two errors for a wrong argument it is, is nothing that anybody relies upon. */
  static void refused(Executable call) {
    KinesisException e = assertThrows(KinesisException.class, call);
    assertTrue(
        e instanceof ValidationException || e instanceof InvalidArgumentException, e::toString);
    assertEquals(400, e.statusCode());
  }

  /** A request that the service's model does not allow for any stream. */
  void malformed(Executable call) {
    refused(call);
  }

  /** An iterator that this server never gave. */
  void foreignIterator(Executable call) {
    refused(call);
  }
}

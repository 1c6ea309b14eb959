// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/**
 * What is relied upon in Kinesis, as ordinary clients of the SDK see it, with CBOR and with JSON. A server that differs
 * overrides the test, and says in what.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(SdkClient.class)
@Timeout(120)
abstract class KinesisContract {
  static final int MIB = 1024 * 1024;
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @Parameter
  SdkClient kind;

  private static SdkAsyncHttpClient http;
  private WireRecorder wire;
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

  // Streams and shards

  @Test
  void theClientSpeaksTheProtocolOfThisRun() {
    kinesis.listStreams();

    List<RecordedRequest> requests = wire.requests();
    assertFalse(requests.isEmpty());
    for (RecordedRequest request : requests) {
      assertEquals(kind.contentType(), request.header("content-type"));
    }
  }

  @Test
  void aStreamIsDescribedByNameAndByArn() {
    Instant before = Instant.now().minusSeconds(60);
    String three = create(3);

    StreamDescriptionSummary summary = summary(three);
    assertEquals(three, summary.streamName());
    assertEquals(3, summary.openShardCount());
    assertEquals(24, summary.retentionPeriodHours());
    assertTrue(summary.streamCreationTimestamp().isAfter(before), summary::toString);
    assertTrue(summary.streamCreationTimestamp().isBefore(Instant.now().plusSeconds(60)));
    assertTrue(
        summary.streamARN().matches("arn:aws:kinesis:us-east-1:\\d{12}:stream/" + three),
        summary::streamARN);

    StreamDescription description =
        kinesis.describeStream(r -> r.streamARN(summary.streamARN())).streamDescription();
    assertEquals(three, description.streamName());
    assertEquals(summary.streamARN(), description.streamARN());
    assertEquals(StreamStatus.ACTIVE, description.streamStatus());
    assertFalse(description.hasMoreShards());
    assertEquals(kinesis.listShards(r -> r.streamName(three)).shards(), description.shards());
  }

  @Test
  void aStreamByArnTakesAndGivesRecords() {
    String arn = summary(stream).streamARN();

    kinesis.putRecord(r -> r.streamARN(arn).partitionKey("k").data(bytes("one")));
    kinesis.putRecords(r -> r.streamARN(arn).records(entry("k", bytes("two"))));
    String iterator = kinesis
        .getShardIterator(r -> r.streamARN(arn)
            .shardId(shardIds(stream).get(0))
            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();

    assertEquals(List.of("one", "two"), texts(records(iterator, 10).records()));
  }

  @Test
  void aNameIsTakenOnceAndGoneAfterDeletion() {
    assertTrue(kinesis.listStreams().streamNames().contains(stream));
    assertThrows(
        ResourceInUseException.class,
        () -> kinesis.createStream(r -> r.streamName(stream).shardCount(1)));

    kinesis.deleteStream(r -> r.streamName(stream));

    until(() -> !kinesis.listStreams().streamNames().contains(stream));
    assertThrows(ResourceNotFoundException.class, () -> summary(stream));
  }

  @Test
  void streamsAreListedPageByPageByTheirNames() {
    create(1);
    List<String> all = kinesis.listStreams(r -> r.limit(1000)).streamNames();
    List<String> paged = new ArrayList<>();
    ListStreamsResponse page = kinesis.listStreams(r -> r.limit(1));
    paged.addAll(page.streamNames());
    for (int i = 1; i < all.size() && page.hasMoreStreams(); i++) {
      String last = paged.get(paged.size() - 1);
      page = kinesis.listStreams(r -> r.limit(1).exclusiveStartStreamName(last));
      paged.addAll(page.streamNames());
    }

    assertFalse(page.hasMoreStreams());
    assertEquals(all, paged);
    assertEquals(all.stream().sorted().distinct().toList(), all);
    assertTrue(all.contains(stream));
  }

  @Test
  void shardsAreListedPageByPage() {
    String five = create(5);

    List<Shard> all = kinesis.listShards(r -> r.streamName(five)).shards();
    var first = kinesis.listShards(r -> r.streamName(five).maxResults(3));
    var rest = kinesis.listShards(r -> r.nextToken(first.nextToken()));

    assertEquals(5, all.size());
    assertEquals(all.subList(0, 3), first.shards());
    assertEquals(all.subList(3, 5), rest.shards());
    assertNull(rest.nextToken());
    var described = kinesis.describeStream(r -> r.streamName(five).limit(2)).streamDescription();
    assertTrue(described.hasMoreShards());
    assertEquals(all.subList(0, 2), described.shards());
  }

  @Test
  void shardsShareTheHashKeysAndRecordsFollowTheMd5OfTheirKeys() {
    String four = create(4);
    List<Shard> shards = kinesis.listShards(r -> r.streamName(four)).shards();
    BigInteger next = BigInteger.ZERO;
    for (int i = 0; i < 4; i++) {
      assertEquals("shardId-00000000000" + i, shards.get(i).shardId());
      assertEquals(next.toString(), shards.get(i).hashKeyRange().startingHashKey());
      next = new BigInteger(shards.get(i).hashKeyRange().endingHashKey()).add(BigInteger.ONE);
    }
    assertEquals(BigInteger.ONE.shiftLeft(128), next);

    // MD5, in hexadecimal: ee11cbb1…, 0cc175b9…, 4a8a08f0…, 92eb5ffe….
    Map<String, Integer> shardOf = Map.of("user", 3, "a", 0, "c", 1, "b", 2);
    shardOf.forEach((key, index) -> assertEquals(
        shards.get(index).shardId(),
        kinesis
            .putRecord(r -> r.streamName(four).partitionKey(key).data(bytes("x")))
            .shardId()));
    for (Shard shard : shards) {
      for (String hashKey :
          List.of(shard.hashKeyRange().startingHashKey(), shard.hashKeyRange().endingHashKey())) {
        assertEquals(
            shard.shardId(),
            kinesis
                .putRecord(r -> r.streamName(four)
                    .partitionKey("user")
                    .explicitHashKey(hashKey)
                    .data(bytes("x")))
                .shardId());
      }
    }
  }

  // Records

  @Test
  void bytesComeBackAsTheyWere() {
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    byte[] largest = new byte[MIB - 1];
    new Random(1).nextBytes(largest);
    List<byte[]> payloads = List.of(
        new byte[] {0},
        "{\"text\":\"\u00e9 \ud83d\ude00\"}".getBytes(StandardCharsets.UTF_8),
        every,
        largest);

    Instant before = Instant.now().minusSeconds(60);
    for (byte[] payload : payloads) {
      put("k", payload);
    }

    List<Record> read = all(stream);
    assertEquals(payloads.size(), read.size());
    for (int i = 0; i < payloads.size(); i++) {
      assertArrayEquals(payloads.get(i), read.get(i).data().asByteArray());
      assertEquals("k", read.get(i).partitionKey());
      assertTrue(read.get(i).approximateArrivalTimestamp().isAfter(before));
      assertTrue(
          read.get(i).approximateArrivalTimestamp().isBefore(Instant.now().plusSeconds(60)));
    }
  }

  @Test
  void aRecordMayBeEmpty() {
    put("k", new byte[0]);

    assertEquals(0, all(stream).get(0).data().asByteArray().length);
  }

  @Test
  void recordsOfAShardKeepTheirOrder() {
    List<String> sent = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      sent.add("n" + i);
      numbers.add(put("key" + i % 3, ("n" + i).getBytes(StandardCharsets.UTF_8)).sequenceNumber());
    }

    List<Record> read = all(stream);

    assertEquals(sent, texts(read));
    assertEquals(numbers, read.stream().map(Record::sequenceNumber).toList());
    for (int i = 1; i < numbers.size(); i++) {
      assertTrue(new BigInteger(numbers.get(i)).compareTo(new BigInteger(numbers.get(i - 1))) > 0);
    }
    numbers.forEach(number -> assertTrue(number.matches("49\\d{54}"), number));
  }

  @Test
  void fiveHundredRecordsAreTakenAtOnceAndAnsweredInTheirOrder() {
    String three = create(3);
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      entries.add(entry("key" + i, bytes("n" + i)));
    }

    PutRecordsResponse answer = kinesis.putRecords(r -> r.streamName(three).records(entries));

    assertEquals(0, answer.failedRecordCount());
    assertEquals(500, answer.records().size());
    Map<String, Record> read = new HashMap<>();
    for (String shardId : shardIds(three)) {
      List<Record> records = records(horizon(three, shardId), 1000).records();
      records.forEach(each -> read.put(shardId + each.sequenceNumber(), each));
      List<String> inOrder = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        if (answer.records().get(i).shardId().equals(shardId)) {
          inOrder.add("n" + i);
        }
      }
      assertEquals(inOrder, texts(records));
      assertFalse(inOrder.isEmpty());
    }
    for (int i = 0; i < 500; i++) {
      PutRecordsResultEntry result = answer.records().get(i);
      assertNull(result.errorCode());
      Record record = read.remove(result.shardId() + result.sequenceNumber());
      assertEquals("key" + i, record.partitionKey());
      assertEquals("n" + i, record.data().asUtf8String());
    }
    assertEquals(Map.of(), read);
  }

  @Test
  void whatFailsInABatchIsToldOfOneByOneAndTheRestIsKept() {
    failOneRecord();

    PutRecordsResponse answer = kinesis.putRecords(r -> r.streamName(stream)
        .records(entry("a", failing()), entry("b", bytes("two")), entry("c", bytes("three"))));

    assertEquals(1, answer.failedRecordCount());
    assertEquals(3, answer.records().size());
    PutRecordsResultEntry failed = answer.records().get(0);
    assertEquals(errorOfAFailedRecord(), failed.errorCode());
    assertFalse(failed.errorMessage().isEmpty());
    assertNull(failed.sequenceNumber());
    assertNull(failed.shardId());
    for (PutRecordsResultEntry kept : answer.records().subList(1, 3)) {
      assertNull(kept.errorCode());
      assertFalse(kept.sequenceNumber().isEmpty());
    }
    assertEquals(List.of("two", "three"), texts(all(stream)));
  }

  /** Sees to it that the first of the next records, if it has {@link #failing} for data, fails by itself. */
  abstract void failOneRecord();

  SdkBytes failing() {
    return bytes("one");
  }

  String errorOfAFailedRecord() {
    return "ProvisionedThroughputExceededException";
  }

  // Limits

  @Test
  void dataAndKeyMayHaveOneMiBTogetherAndNoMore() {
    put("k\u00e9y", new byte[MIB - 4]);
    kinesis.putRecords(r -> r.streamName(stream).records(entry("key", zeros(MIB - 3))));

    assertThrows(InvalidArgumentException.class, () -> put("k\u00e9y", new byte[MIB - 3]));
    assertThrows(
        InvalidArgumentException.class,
        () -> kinesis.putRecords(r -> r.streamName(stream)
            .records(entry("a", bytes("kept?")), entry("key", zeros(MIB - 2)))));
    assertEquals(2, all(stream).size());
  }

  @Test
  void aBatchMayHaveTenMiBAndNoMore() {
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      entries.add(entry("key", zeros(MIB - 3)));
    }
    entries.add(entry("key", zeros(MIB / 2 - 3)));
    entries.add(entry("key", zeros(MIB / 2 - 3)));

    kinesis.putRecords(r -> r.streamName(stream).records(entries));
    assertEquals(11, all(stream).size());

    entries.set(10, entry("keys", zeros(MIB / 2 - 3)));
    assertThrows(
        InvalidArgumentException.class,
        () -> kinesis.putRecords(r -> r.streamName(stream).records(entries)));
    assertEquals(11, all(stream).size());
  }

  @Test
  void aBatchHasOneToFiveHundredRecords() {
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 501; i++) {
      entries.add(entry("key", bytes("x")));
    }

    assertThrows(
        ValidationException.class,
        () -> kinesis.putRecords(r -> r.streamName(stream).records(entries)));
    assertThrows(
        ValidationException.class,
        () -> kinesis.putRecords(r -> r.streamName(stream).records(List.of())));
    assertEquals(List.of(), all(stream));
  }

  @Test
  void aPartitionKeyHas1To256Characters() {
    put("\u00e9".repeat(256), new byte[] {1});
    put("k", new byte[] {1});

    for (String key : Arrays.asList("", "\u00e9".repeat(257))) {
      refused(() -> put(key, new byte[] {1}));
      refused(() -> kinesis.putRecords(r -> r.streamName(stream).records(entry(key, bytes("x")))));
    }
    assertEquals(2, all(stream).size());
  }

  @Test
  void anExplicitHashKeyIsANumberOf128Bits() {
    for (String hashKey : List.of("a", "-1", "01", BigInteger.ONE.shiftLeft(128).toString())) {
      refused(() -> kinesis.putRecord(
          r -> r.streamName(stream).partitionKey("k").explicitHashKey(hashKey).data(bytes("x"))));
    }
    assertEquals(List.of(), all(stream));
  }

  @Test
  void dataAndKeyHaveToBeThere() {
    malformed(() -> kinesis.putRecord(r -> r.streamName(stream).partitionKey("k")));
    malformed(() -> kinesis.putRecord(r -> r.streamName(stream).data(bytes("x"))));
    assertEquals(List.of(), all(stream));
  }

  @Test
  void aStreamHasToBeNamedAndToExist() {
    List<Consumer<KinesisClient>> calls = List.of(
        k -> k.putRecord(r -> r.streamName("no").partitionKey("k").data(bytes("x"))),
        k -> k.putRecords(r -> r.streamName("no").records(entry("k", bytes("x")))),
        k -> k.describeStream(r -> r.streamName("no")),
        k -> k.describeStreamSummary(r -> r.streamName("no")),
        k -> k.deleteStream(r -> r.streamName("no")),
        k -> k.listShards(r -> r.streamName("no")),
        k -> k.getShardIterator(r -> r.streamName("no")
            .shardId("shardId-000000000000")
            .shardIteratorType(ShardIteratorType.LATEST)),
        k -> k.getShardIterator(r -> r.streamName(stream)
            .shardId("shardId-000000000009")
            .shardIteratorType(ShardIteratorType.LATEST)));
    for (Consumer<KinesisClient> call : calls) {
      ResourceNotFoundException e =
          assertThrows(ResourceNotFoundException.class, () -> call.accept(kinesis));
      assertEquals(400, e.statusCode());
      assertEquals("ResourceNotFoundException", e.awsErrorDetails().errorCode());
      assertFalse(e.awsErrorDetails().errorMessage().isEmpty());
      assertFalse(e.requestId().isEmpty());
    }
    assertThrows(
        InvalidArgumentException.class,
        () -> kinesis.putRecord(r -> r.partitionKey("k").data(bytes("x"))));
  }

  // Iterators

  @Test
  void iteratorsBeginWhereTheirKindSays() {
    put("k", bytes("one").asByteArray());
    String second = put("k", bytes("two").asByteArray()).sequenceNumber();
    put("k", bytes("three").asByteArray());

    String latest = iterator(r -> r.shardIteratorType(ShardIteratorType.LATEST));
    String horizon = iterator(r -> r.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
    String at = iterator(r ->
        r.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER).startingSequenceNumber(second));
    String after = iterator(r -> r.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
        .startingSequenceNumber(second));
    put("k", bytes("four").asByteArray());

    assertEquals(
        List.of("one", "two", "three", "four"), texts(records(horizon, 10).records()));
    assertEquals(List.of("two", "three", "four"), texts(records(at, 10).records()));
    assertEquals(List.of("three", "four"), texts(records(after, 10).records()));
    assertEquals(List.of("four"), texts(records(latest, 10).records()));
  }

  @Test
  void aShardIsWalkedByLimitAndNextIterator() {
    String iterator = horizon(stream, shardIds(stream).get(0));
    assertEquals(0, records(iterator, 2).millisBehindLatest());
    for (String text : List.of("one", "two", "three")) {
      put("k", bytes(text).asByteArray());
    }

    GetRecordsResponse first = records(iterator, 2);
    GetRecordsResponse second = records(first.nextShardIterator(), 2);
    GetRecordsResponse third = records(second.nextShardIterator(), 2);
    put("k", bytes("four").asByteArray());

    assertEquals(List.of("one", "two"), texts(first.records()));
    assertEquals(List.of("three"), texts(second.records()));
    assertEquals(0, second.millisBehindLatest());
    assertEquals(List.of(), texts(third.records()));
    assertEquals(List.of("four"), texts(records(third.nextShardIterator(), 2).records()));
    assertNotEquals(iterator, first.nextShardIterator());
  }

  @Test
  void iteratorsThatMakeNoSenseAreRefused() {
    refused(() -> iterator(r -> r.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)));
    refused(() -> iterator(r ->
        r.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER).startingSequenceNumber("x")));
    malformed(() -> iterator(r -> r.shardIteratorType("SOMEWHERE")));
    foreignIterator(() -> records("nonsense", 10));
    String iterator = horizon(stream, shardIds(stream).get(0));
    refused(() -> records(iterator, 0));
    refused(() -> records(iterator, 10_001));
  }

  // How the tests speak

  String create(int shards) {
    String name = "stream-" + UUID.randomUUID();
    kinesis.createStream(r -> r.streamName(name).shardCount(shards));
    until(() -> summary(name).streamStatus() == StreamStatus.ACTIVE);
    return name;
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + ENOUGH.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "not within " + ENOUGH);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private StreamDescriptionSummary summary(String name) {
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

  private List<String> shardIds(String name) {
    return kinesis.listShards(r -> r.streamName(name)).shards().stream()
        .map(Shard::shardId)
        .toList();
  }

  private String horizon(String name, String shardId) {
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

  private GetRecordsResponse records(String iterator, int limit) {
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

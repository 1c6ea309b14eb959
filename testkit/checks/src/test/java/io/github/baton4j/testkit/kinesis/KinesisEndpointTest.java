// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What SDK clients do not show: the bytes of the answers, the settings, and what a test sees without a client. */
@Timeout(60)
class KinesisEndpointTest {
  private static final String ONE =
      "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"AAE=\"}";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private KinesisEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = KinesisEndpoint.start();
    endpoint.createStream("s", 2);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private HttpResponse<String> call(KinesisEndpoint to, String operation, String body) {
    HttpRequest request = HttpRequest.newBuilder(to.uri())
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "Kinesis_20131202." + operation)
        .POST(BodyPublishers.ofString(body))
        .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> call(String operation, String body) {
    return call(endpoint, operation, body);
  }

  private static void assertRefused(String type, HttpResponse<String> answer) {
    assertEquals(400, answer.statusCode(), answer::body);
    assertTrue(answer.body().contains("\"__type\":\"" + type + "\""), answer::body);
    assertTrue(answer.body().contains("\"message\":\""), answer::body);
    assertTrue(answer.headers().firstValue("x-amzn-RequestId").isPresent());
  }

  @Test
  void timestampsAreSecondsWithMillisecondsInJson() {
    long before = Instant.now().getEpochSecond();
    String body = call("DescribeStreamSummary", "{\"StreamName\":\"s\"}").body();

    Matcher seconds =
        Pattern.compile("\"StreamCreationTimestamp\":(\\d{10})\\.\\d{3}[,}]").matcher(body);
    assertTrue(seconds.find(), body);
    assertTrue(Math.abs(Long.parseLong(seconds.group(1)) - before) < 60, body);
  }

  @Test
  void whatIsNotOfTheProtocolIsRefusedByItsName() {
    assertRefused("UnknownOperationException", call("SplitShard", "{}"));
    assertRefused("SerializationException", call("PutRecord", "{"));
    assertRefused("SerializationException", call("PutRecord", "[]"));
    assertRefused("SerializationException", call("PutRecord", ""));
    assertRefused("SerializationException", call("PutRecord", ONE.replace("\"k\"", "1")));
    assertRefused("SerializationException", call("PutRecord", ONE.replace("AAE=", "%")));
    assertRefused("SerializationException", call("PutRecords", "{\"Records\":{}}"));
    assertRefused("SerializationException", call("PutRecords", "{\"Records\":[1]}"));
    assertRefused("ValidationException", call("PutRecords", "{\"Records\":[{}]}"));
    assertRefused("SerializationException", call("ListStreams", "{\"Limit\":1.5}"));
    assertRefused("ValidationException", call("ListStreams", "{\"Limit\":0}"));
    assertRefused("InvalidArgumentException", call("ListStreams", "{\"NextToken\":\"?\"}"));
    assertEquals(List.of(), endpoint.records("s"));
  }

  @Test
  void streamsThatCannotBeAreRefused() {
    for (String bad :
        List.of("", "\"ShardCount\":0,", "\"ShardCount\":1,\"MaxRecordSizeInKiB\":1023,")) {
      assertRefused(
          "ValidationException", call("CreateStream", "{" + bad + "\"StreamName\":\"new\"}"));
    }
    assertRefused(
        "ValidationException", call("CreateStream", "{\"ShardCount\":1,\"StreamName\":\"n w\"}"));
    assertRefused(
        "LimitExceededException",
        call("CreateStream", "{\"ShardCount\":501,\"StreamName\":\"new\"}"));
    assertThrows(IllegalArgumentException.class, () -> endpoint.createStream("s", 1));
    assertThrows(IllegalArgumentException.class, () -> endpoint.records("new"));
  }

  @Test
  void aNameAndAnArnHaveToMeanTheSameStream() {
    String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/";
    String both = "{\"StreamName\":\"s\",\"StreamARN\":\"" + arn;

    assertEquals(200, call("DescribeStream", both + "s\"}").statusCode());
    assertRefused("InvalidArgumentException", call("DescribeStream", both + "t\"}"));
    assertRefused(
        "ResourceNotFoundException",
        call("DescribeStream", "{\"StreamARN\":\"arn:aws:kinesis:eu-west-1:1:stream/s\"}"));
  }

  @Test
  void streamsAreListedByTokenToo() {
    endpoint.createStream("t", 1);
    String first = call("ListStreams", "{\"Limit\":1}").body();
    Matcher token = Pattern.compile("\"NextToken\":\"([^\"]+)\"").matcher(first);
    assertTrue(token.find(), first);
    assertTrue(first.contains("\"StreamNames\":[\"s\"]"), first);
    String second =
        call("ListStreams", "{\"NextToken\":\"" + token.group(1) + "\"}").body();

    assertTrue(second.contains("\"StreamNames\":[\"t\"]"), second);
    assertTrue(second.contains("\"HasMoreStreams\":false"), second);
  }

  @Test
  void anOnDemandStreamHasFourShards() {
    String body = "{\"StreamName\":\"d\",\"StreamModeDetails\":{\"StreamMode\":\"ON_DEMAND\"}}";
    HttpResponse<String> created = call("CreateStream", body);

    assertEquals(200, created.statusCode());
    assertEquals("", created.body());
    String summary = call("DescribeStreamSummary", "{\"StreamName\":\"d\"}").body();
    assertTrue(summary.contains("\"OpenShardCount\":4"), summary);
  }

  @Test
  void aSequenceNumberOfAnotherShardIsRefused() {
    call("PutRecord", ONE);
    StoredRecord stored = endpoint.records("s").get(0);
    String other = stored.shardId().endsWith("0") ? "shardId-000000000001" : "shardId-000000000000";
    String rest = "\",\"ShardIteratorType\":\"AT_SEQUENCE_NUMBER\",\"StartingSequenceNumber\":\"";

    for (String number : List.of(
        stored.sequenceNumber(),
        new BigInteger(stored.sequenceNumber()).add(BigInteger.ONE) + "",
        "0")) {
      assertRefused(
          "InvalidArgumentException",
          call(
              "GetShardIterator",
              "{\"StreamName\":\"s\",\"ShardId\":\"" + other + rest + number + "\"}"));
    }
  }

  @Test
  void whatArrivedIsReadWithoutAClient() {
    Instant before = Instant.now().minusMillis(1);
    call("PutRecord", ONE);
    call("PutRecord", ONE.replace("\"k\"", "\"other\"").replace("AAE=", ""));

    List<StoredRecord> records = endpoint.records("s");
    assertEquals(2, records.size());
    assertEquals("k", records.get(0).partitionKey());
    assertArrayEquals(new byte[] {0, 1}, records.get(0).data());
    assertEquals("other", records.get(1).partitionKey());
    assertArrayEquals(new byte[0], records.get(1).data());
    assertTrue(records.get(0).shardId().startsWith("shardId-"));
    assertTrue(records.get(0).arrival().isAfter(before));
    records.get(0).data()[0] = 9;
    assertArrayEquals(new byte[] {0, 1}, endpoint.records("s").get(0).data());
  }

  private static String batch(int... sizes) {
    List<String> entries = new ArrayList<>();
    for (int size : sizes) {
      String data = Base64.getEncoder().encodeToString(new byte[size - 1]);
      entries.add("{\"PartitionKey\":\"k\",\"Data\":\"" + data + "\"}");
    }
    return "{\"StreamName\":\"s\",\"Records\":[" + String.join(",", entries) + "]}";
  }

  @Test
  void limitsCanBeSet() throws IOException {
    KinesisLimits limits = KinesisLimits.current().withMaxRecordBytes(100).withMaxRequestBytes(250);
    try (KinesisEndpoint small = KinesisEndpoint.start(limits)) {
      small.createStream("s", 1);

      assertEquals(200, call(small, "PutRecords", batch(100, 100, 50)).statusCode());
      assertRefused("InvalidArgumentException", call(small, "PutRecords", batch(100, 100, 51)));
      assertRefused("InvalidArgumentException", call(small, "PutRecords", batch(10, 101)));
      assertEquals(3, small.records("s").size());
    }
    for (int bad : new int[] {0, 10 * 1024 * 1024 + 1}) {
      assertThrows(IllegalArgumentException.class, () -> limits.withMaxRecordBytes(bad));
      assertThrows(IllegalArgumentException.class, () -> limits.withMaxRequestBytes(bad));
    }
  }

  @Test
  void aStreamMayBeMadeForLargerRecords() {
    int mib = 1024 * 1024;
    endpoint.createStream("other", 1);
    call(
        "CreateStream", "{\"StreamName\":\"large\",\"ShardCount\":1,\"MaxRecordSizeInKiB\":10240}");

    String largest = batch(10 * mib);
    assertRefused("InvalidArgumentException", call("PutRecords", largest));
    HttpResponse<String> taken = call("PutRecords", largest.replace("\"s\"", "\"large\""));
    assertEquals(200, taken.statusCode(), taken::body);
    assertEquals(10 * mib - 1, endpoint.records("large").get(0).data().length);
    assertRefused(
        "ValidationException",
        call("PutRecords", batch(10 * mib + 2).replace("\"s\"", "\"large\"")));
    String summary = call("DescribeStreamSummary", "{\"StreamName\":\"large\"}").body();
    assertTrue(summary.contains("\"MaxRecordSizeInKiB\":10240"), summary);
  }

  @Test
  void answersDoNotWaitForDelayedAcknowledgements() {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 161; i++) {
      long start = System.nanoTime();
      call("PutRecord", ONE);
      millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    // A delayed one takes 40 ms or more, but for the first few of a connection. A quarter of all,
    // so that a machine that is busy elsewhere does not matter.
    assertTrue(millis.stream().sorted().toList().get(40) < 35, millis::toString);
  }

  @Test
  void manyWritersGetNumbersOfTheirOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        writers.add(threads.submit(() -> {
          for (int n = 0; n < 50; n++) {
            assertEquals(200, call("PutRecords", batch(2, 3)).statusCode());
          }
        }));
      }
      for (Future<?> writer : writers) {
        writer.get(50, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    List<StoredRecord> records = endpoint.records("s");
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < records.size(); i++) {
      assertTrue(numbers.add(records.get(i).sequenceNumber()));
      // A batch stays together.
      assertEquals(1 + i % 2, records.get(i).data().length);
    }
    assertEquals(800, numbers.size());
  }

  @Test
  void aClosedOneDoesNotListenAndCanStillBeRead() throws IOException {
    call("PutRecord", ONE);
    assertTrue(endpoint.address().getAddress().isLoopbackAddress());
    assertNotEquals(0, endpoint.address().getPort());

    endpoint.close();
    endpoint.close();

    assertThrows(
        ConnectException.class,
        () -> new Socket(endpoint.address().getAddress(), endpoint.address().getPort()).close());
    assertEquals(1, endpoint.records("s").size());
    assertFalse(endpoint.uri().toString().isEmpty());
  }
}

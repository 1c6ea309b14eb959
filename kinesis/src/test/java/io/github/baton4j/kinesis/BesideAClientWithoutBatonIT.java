// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.kinesis.KinesisEndpoint;
import io.github.baton4j.testkit.kinesis.KinesisLimits;
import io.github.baton4j.testkit.kinesis.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** Laws 1, 3 and 4, at every border: what passes without Baton passes with it, and what does not fails alike. */
@Law({1, 3, 4})
class BesideAClientWithoutBatonIT {
  private static final int MIB = 1 << 20;

  private KinesisEndpoint endpoint;
  private KinesisClient plain;
  private KinesisClient kinesis;

  private void start(KinesisLimits limits) throws Exception {
    endpoint = KinesisEndpoint.start(limits);
    endpoint.createStream("without", 1);
    endpoint.createStream("with", 1);
    plain = client().build();
    kinesis = client()
        .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonKinesisInterceptor()))
        .build();
  }

  private KinesisClientBuilder client() {
    return KinesisClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")));
  }

  @AfterEach
  void stop() {
    plain.close();
    kinesis.close();
    endpoint.close();
  }

  private static CorrelationIds ids(Random random) {
    CorrelationIds ids = CorrelationIds.of("c-" + random.nextInt(2));
    for (int n = random.nextInt(9); n > 0; n--) {
      ids = ids.with("x-correlation-" + (char) ('a' + n), "\"\\v".repeat(1 + random.nextInt(60)));
    }
    return ids;
  }

  private static String key(Random random) {
    return random.nextBoolean() ? "k" : random.nextBoolean() ? "é語😀" : "語".repeat(256);
  }

  /** Data of about this many bytes, of which a few are no JSON objects. */
  private static byte[] data(Random random, int bytes) {
    String begin = switch (random.nextInt(8)) {
      case 0 -> "{\"__context__\":{},\"a\":\"";
      case 1 -> "{\"__context__\":{\"x-correlation-id\":\"c-0\"},\"a\":\"";
      case 2 -> "{\"__context__\":{\"X-Correlation-Id\":\"c-1\",\"call-chain-length\":0},\"a\":\"";
      case 3 -> "[{\"a\":\"";
      default -> " {\"é\":\"";
    };
    byte[] head = Json.utf8(begin);
    byte[] data = Arrays.copyOf(head, Math.max(head.length + 2, bytes));
    Arrays.fill(data, head.length, data.length, (byte) 'x');
    data[data.length - 2] = '"';
    data[data.length - 1] = '}';
    return data;
  }

  private static int around(Random random) {
    int kind = random.nextInt(8);
    return kind == 0 ? -1 : kind == 1 ? 0 : random.nextInt(kind < 5 ? 80 : 1500);
  }

  private static String said(Consumer<PutRecordRequest.Builder> put, KinesisClient client) {
    try {
      client.putRecord(put);
      return "put";
    } catch (KinesisException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private static String said(PutRecordsRequest request, KinesisClient client) {
    try {
      PutRecordsResponse response = client.putRecords(request);
      StringBuilder said = new StringBuilder("put");
      for (PutRecordsResultEntry entry : response.records()) {
        said.append(' ').append(entry.errorCode());
      }
      return said.toString();
    } catch (KinesisException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  /** All that was put since the last look, which is the same but for the context. */
  private int alike(int from, int limit, String about) {
    List<StoredRecord> without = endpoint.records("without");
    List<StoredRecord> with = endpoint.records("with");
    assertEquals(without.size(), with.size(), about);
    for (int i = from; i < with.size(); i++) {
      byte[] was = without.get(i).data();
      byte[] is = with.get(i).data();
      assertEquals(without.get(i).partitionKey(), with.get(i).partitionKey(), about);
      if (!Arrays.equals(was, is)) {
        assertArrayEquals(Payloads.strip(was), Payloads.strip(is), about);
        assertTrue(Oracle.isObject(is), about);
        int key = with.get(i).partitionKey().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(is.length + key <= limit, about);
      }
    }
    return with.size();
  }

  private static void onePerRecord(Counts counts, long records) {
    assertEquals(records, counts.sum(), counts.risen()::toString);
    assertFalse(counts.risen().containsKey("failed"));
  }

  @ParameterizedTest
  @CsvSource({"1, 3000, 1200", "2, 1048576, 60"})
  void aRecordThatPassesWithoutPassesWith(long seed, int limit, int requests) throws Exception {
    start(KinesisLimits.current().withMaxRecordBytes(limit));
    Baton baton =
        Baton.builder().limits(Limits.defaults().kinesisRecordBytes(limit)).build();
    Counts counts = new Counts(baton, "kinesis");
    Random random = new Random(seed);
    int seen = 0;
    for (int i = 0; i < requests; i++) {
      String key = key(random);
      int size = limit - around(random) - key.getBytes(StandardCharsets.UTF_8).length;
      SdkBytes data = SdkBytes.fromByteArrayUnsafe(data(random, size));
      String without = said(r -> r.streamName("without").partitionKey(key).data(data), plain);
      try (Scope scope = baton.open(ids(random))) {
        assertEquals(
            without, said(r -> r.streamName("with").partitionKey(key).data(data), kinesis));
      }
      seen = alike(seen, limit, "seed " + seed + ", record " + i);
    }
    assertTrue(seen > requests / 2, "too few pass: " + seen);
    onePerRecord(counts, requests);
  }

  /** In a batch some fail, too, as on a shard without throughput. */
  @Test
  void aBatchThatPassesWithoutPassesWith() throws Exception {
    start(KinesisLimits.current().withMaxRecordBytes(3000));
    Baton baton =
        Baton.builder().limits(Limits.defaults().kinesisRecordBytes(3000)).build();
    Counts counts = new Counts(baton, "kinesis");
    Random random = new Random(3);
    int seen = 0;
    int records = 0;
    for (int i = 0; i < 100; i++) {
      List<PutRecordsRequestEntry> entries = new ArrayList<>();
      int size = i % 10 == 0 ? 499 + random.nextInt(3) : 1 + random.nextInt(20);
      for (int n = 0; n < size; n++) {
        String key = key(random);
        int room = random.nextInt(500) == 0 ? around(random) : 1 + random.nextInt(2900);
        entries.add(PutRecordsRequestEntry.builder()
            .partitionKey(key)
            .data(SdkBytes.fromByteArrayUnsafe(
                data(random, 3000 - room - key.getBytes(StandardCharsets.UTF_8).length)))
            .build());
      }
      PutRecordsRequest request =
          PutRecordsRequest.builder().streamName("without").records(entries).build();
      int failing = random.nextInt(3);
      endpoint.failNextRecords(failing);
      String without = said(request, plain);
      endpoint.failNextRecords(failing);
      try (Scope scope = baton.open(ids(random))) {
        assertEquals(
            without, said(request.toBuilder().streamName("with").build(), kinesis), "batch " + i);
      }
      endpoint.failNextRecords(0);
      seen = alike(seen, 3000, "batch " + i);
      records += size;
    }
    assertTrue(seen > records / 2, "too few pass: " + seen);
    onePerRecord(counts, records);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10})
  void aRequestAtItsLimitPassesAsWithout(int mebibytes) throws Exception {
    start(KinesisLimits.current().withMaxRequestBytes(mebibytes * MIB));
    Baton baton = Baton.create();
    Random random = new Random(mebibytes);
    for (int i = 0; i < 12; i++) {
      List<PutRecordsRequestEntry> entries = new ArrayList<>();
      int left = mebibytes * MIB - around(random);
      int size = mebibytes + 2 + random.nextInt(8);
      for (int n = size; n > 0; n--) {
        int bytes = left / n;
        entries.add(PutRecordsRequestEntry.builder()
            .partitionKey("k")
            .data(SdkBytes.fromByteArrayUnsafe(data(random, bytes - 1)))
            .build());
        left -= bytes;
      }
      PutRecordsRequest request =
          PutRecordsRequest.builder().streamName("without").records(entries).build();
      String without = said(request, plain);
      try (Scope scope = baton.open(ids(random))) {
        assertEquals(
            without, said(request.toBuilder().streamName("with").build(), kinesis), "" + i);
      }
    }
    alike(0, MIB, "" + mebibytes);
    assertTrue(baton.outcomes().count("kinesis", "too large") > 0);
  }

  /** A request that the service could not answer goes out again as it went out first. */
  @Test
  void whatIsTriedAgainIsSentOnce() throws Exception {
    start(KinesisLimits.current());
    Baton baton = Baton.create();
    Counts counts = new Counts(baton, "kinesis");
    endpoint.failNextRequests(2);
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      kinesis.putRecord(
          r -> r.streamName("with").partitionKey("k").data(SdkBytes.fromUtf8String("{}")));
    }
    assertEquals(
        Map.of("x-correlation-id", "c-1", "call-chain-length", "1", "debug-log-enabled", "false"),
        Json.context(endpoint.records("with").get(0).data()));
    onePerRecord(counts, 1);
  }
}

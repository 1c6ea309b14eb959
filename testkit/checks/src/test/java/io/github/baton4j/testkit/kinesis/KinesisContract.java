// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/**
 * What is relied upon in Kinesis, as ordinary clients of the SDK see it, with CBOR and with JSON: streams, records, and, here,
 * what is refused. A server that differs overrides the test, and says in what.
 */
abstract class KinesisContract extends RecordsContract {
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
}

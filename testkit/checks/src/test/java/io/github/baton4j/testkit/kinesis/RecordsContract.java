// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What is put is what is read, from where an iterator says. */
abstract class RecordsContract extends StreamsContract {
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
}

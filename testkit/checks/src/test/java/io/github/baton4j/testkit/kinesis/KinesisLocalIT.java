// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.testkit.node.NeedsNode;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * Everything that is overridden is a difference between kinesis-local 0.6.2 and AWS. Each says what kinesis-local does, so
 * that a version that is nearer to AWS is noticed.
 */
@NeedsNode
class KinesisLocalIT extends KinesisContract {
  private static KinesisLocal local;

  @BeforeAll
  static void start() {
    local = KinesisLocal.start();
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @Override
  InetSocketAddress address() {
    return local.address();
  }

  /** It cannot be told to throttle. What it fails by itself is a record that is too large for its stream. */
  @Override
  void failOneRecord() {}

  @Override
  SdkBytes failing() {
    return zeros(MIB + 1);
  }

  /** AWS refuses the whole batch for such a record, and has no such code for an entry. */
  @Override
  String errorOfAFailedRecord() {
    return "InvalidArgumentException";
  }

  /** The partition key does not count to a record's size, and a batch with too large a record is not refused. */
  @Test
  @Override
  void dataAndKeyMayHaveOneMiBTogetherAndNoMore() {
    put("key", new byte[MIB]);
    PutRecordsResponse answer = kinesis.putRecords(r ->
        r.streamName(stream).records(entry("a", bytes("kept")), entry("key", zeros(MIB + 1))));

    assertThrows(InvalidArgumentException.class, () -> put("key", new byte[MIB + 1]));
    assertEquals(1, answer.failedRecordCount());
    assertEquals(2, all(stream).size());
  }

  /** There is no limit to a batch's size. */
  @Test
  @Override
  void aBatchMayHaveTenMiBAndNoMore() {
    List<PutRecordsRequestEntry> entries = Collections.nCopies(10, entry("key", zeros(MIB)));

    assertEquals(
        0, kinesis.putRecords(r -> r.streamName(stream).records(entries)).failedRecordCount());
  }

  /** There is no limit to the count of records, and none is fine, too. */
  @Test
  @Override
  void aBatchHasOneToFiveHundredRecords() {
    List<PutRecordsRequestEntry> entries = Collections.nCopies(501, entry("key", bytes("x")));

    kinesis.putRecords(r -> r.streamName(stream).records(entries));
    kinesis.putRecords(r -> r.streamName(stream).records(List.of()));

    assertEquals(501, all(stream).size());
  }

  /** What is not a number at all ends in an error of the server. */
  @Test
  @Override
  void anExplicitHashKeyIsANumberOf128Bits() {
    for (String hashKey : List.of("-1", "01", BigInteger.ONE.shiftLeft(128).toString())) {
      refused(() -> put(hashKey));
    }
    assertEquals(500, assertThrows(KinesisException.class, () -> put("a")).statusCode());
    assertEquals(List.of(), all(stream));
  }

  private PutRecordResponse put(String hashKey) {
    return kinesis.putRecord(
        r -> r.streamName(stream).partitionKey("k").explicitHashKey(hashKey).data(bytes("x")));
  }

  /** Refused by its decoder, in an answer of status 400 that has no type that the SDK's model knows. */
  @Override
  void malformed(Executable call) {
    KinesisException e = assertThrows(KinesisException.class, call);
    assertEquals(KinesisException.class, e.getClass());
    assertEquals(400, e.statusCode());
  }

  /** Ends in an error of the server. */
  @Override
  void foreignIterator(Executable call) {
    assertEquals(500, assertThrows(KinesisException.class, call).statusCode());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.RecordedRequest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Streams, shards, and which shard a record comes to. */
abstract class StreamsContract extends KinesisFixture {
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
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** GetShardIterator and GetRecords. An iterator is a position in a shard; it does not expire. */
final class ReadCalls {
  private static final int MAX_RECORDS = 10_000;
  private static final int MAX_BYTES = 10 * KinesisLimits.MIB;

  private final Streams streams;

  ReadCalls(Streams streams) {
    this.streams = streams;
  }

  ObjectNode iterator(Members request) {
    DataStream stream = streams.of(request);
    String shardId = request.requiredText("ShardId");
    int position = stream.inShard(shardId, shard -> position(shard, request));
    return Descriptions.object().put("ShardIterator", iterator(stream, shardId, position));
  }

  private static int position(Shard shard, Members request) {
    String type = request.requiredText("ShardIteratorType");
    return switch (type) {
      case "TRIM_HORIZON" -> 0;
      case "LATEST" -> shard.end();
      case "AT_SEQUENCE_NUMBER" -> shard.at(startingSequenceNumber(request));
      case "AFTER_SEQUENCE_NUMBER" -> shard.after(startingSequenceNumber(request));
      case "AT_TIMESTAMP" ->
        throw KinesisFault.invalidArgument("this endpoint does not know AT_TIMESTAMP");
      default -> throw KinesisFault.validation("no such ShardIteratorType: " + type);
    };
  }

  private static String startingSequenceNumber(Members request) {
    String number = request.text("StartingSequenceNumber");
    if (number == null) {
      throw KinesisFault.invalidArgument("StartingSequenceNumber is missing");
    }
    return number;
  }

  private static String iterator(DataStream stream, String shardId, int position) {
    return Token.of(stream.name(), shardId, String.valueOf(position)).text();
  }

  ObjectNode records(Members request) {
    int limit = request.number("Limit", 1, MAX_RECORDS, MAX_RECORDS);
    Token token = Token.of(request.requiredText("ShardIterator"), "ShardIterator", 3);
    DataStream stream = streams.named(token.part(0));
    String shardId = token.part(1);
    int position = position(token.part(2));
    return stream.inShard(shardId, shard -> {
      List<StoredRecord> read = shard.read(position, limit, MAX_BYTES);
      int next = position + read.size();
      ObjectNode answer = Descriptions.object();
      ArrayNode records = answer.putArray("Records");
      read.forEach(each -> tell(records.addObject(), each));
      answer.put("NextShardIterator", iterator(stream, shardId, next));
      return answer.put("MillisBehindLatest", millisBehind(shard, next));
    });
  }

  private static int position(String part) {
    try {
      int position = Integer.parseInt(part);
      if (position >= 0) {
        return position;
      }
    } catch (NumberFormatException e) {
      // As foreign as a number that no shard has.
    }
    throw KinesisFault.invalidArgument("ShardIterator was not given by this endpoint");
  }

  /** How old the first record is that was not read; nothing at the shard's end. */
  private static long millisBehind(Shard shard, int next) {
    List<StoredRecord> unread = shard.read(next, 1, MAX_BYTES);
    if (unread.isEmpty()) {
      return 0;
    }
    // Something is waiting, even if it came within this millisecond.
    return Math.max(1, Duration.between(unread.get(0).arrival(), Instant.now()).toMillis());
  }

  private static void tell(ObjectNode record, StoredRecord stored) {
    record.put("SequenceNumber", stored.sequenceNumber());
    record.putPOJO("ApproximateArrivalTimestamp", stored.arrival());
    record.put("Data", stored.data());
    record.put("PartitionKey", stored.partitionKey());
    record.put("EncryptionType", "NONE");
  }
}

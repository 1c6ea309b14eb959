// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One stream with its shards. */
final class DataStream {
  private final String name;
  private final String arn;
  private final int maxRecordBytes;
  private final Instant created = now();
  private final List<Shard> shards = new ArrayList<>();
  private final List<StoredRecord> arrived = new ArrayList<>();

  DataStream(String name, String arn, int shardCount, int maxRecordBytes) {
    this.name = name;
    this.arn = arn;
    this.maxRecordBytes = maxRecordBytes;
    for (HashKeyRange part : HashKeyRange.parts(shardCount)) {
      shards.add(new Shard(shards.size(), part, created.getEpochSecond()));
    }
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  int maxRecordBytes() {
    return maxRecordBytes;
  }

  Instant created() {
    return created;
  }

  List<Shard> shards() {
    return List.copyOf(shards);
  }

  synchronized StoredRecord append(BigInteger hashKey, String partitionKey, byte[] data) {
    StoredRecord stored = shardFor(hashKey).append(partitionKey, data, now());
    arrived.add(stored);
    return stored;
  }

  private Shard shardFor(BigInteger hashKey) {
    for (Shard shard : shards) {
      if (shard.hashKeys().contains(hashKey)) {
        return shard;
      }
    }
    throw new IllegalStateException("no shard has the hash key " + hashKey);
  }

  /** Whatever is asked of a shard, while nothing is added to it. */
  synchronized <T> T inShard(String shardId, Function<Shard, T> question) {
    for (Shard shard : shards) {
      if (shard.id().equals(shardId)) {
        return question.apply(shard);
      }
    }
    throw KinesisFault.notFound("no shard of that name in " + name + ": " + shardId);
  }

  synchronized List<StoredRecord> records() {
    return List.copyOf(arrived);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}

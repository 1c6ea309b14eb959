// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One shard: records in order. A position in it is the number of records before it. Guarded by its stream. */
final class Shard {
  private final String id;
  private final HashKeyRange hashKeys;
  private final SequenceNumbers numbers;
  private final List<StoredRecord> records = new ArrayList<>();

  Shard(int index, HashKeyRange hashKeys, long streamCreatedSeconds) {
    this.id = String.format(Locale.ROOT, "shardId-%012d", index);
    this.hashKeys = hashKeys;
    this.numbers = new SequenceNumbers(streamCreatedSeconds, index);
  }

  String id() {
    return id;
  }

  HashKeyRange hashKeys() {
    return hashKeys;
  }

  String startingSequenceNumber() {
    return numbers.of(0);
  }

  StoredRecord append(String partitionKey, byte[] data, Instant arrival) {
    String number = numbers.of(records.size() + 1);
    StoredRecord stored = new StoredRecord(partitionKey, number, id, data, arrival);
    records.add(stored);
    return stored;
  }

  int end() {
    return records.size();
  }

  /** The position of the record with that number, or of the first one if it is the shard's starting number. */
  int at(String sequenceNumber) {
    return Math.max(0, after(sequenceNumber) - 1);
  }

  /** The position behind the record with that number. */
  int after(String sequenceNumber) {
    return numbers.countOf(sequenceNumber, records.size());
  }

  /** Records from a position on: at most so many, and no more bytes than that unless the first alone has more. */
  List<StoredRecord> read(int position, int limit, int maxBytes) {
    List<StoredRecord> read = new ArrayList<>();
    int bytes = 0;
    for (int i = position; i < records.size() && read.size() < limit; i++) {
      bytes += records.get(i).size();
      if (bytes > maxBytes && !read.isEmpty()) {
        break;
      }
      read.add(records.get(i));
    }
    return read;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.time.Instant;

/** A record as it arrived. Immutable. */
public final class StoredRecord {
  private final String partitionKey;
  private final String sequenceNumber;
  private final String shardId;
  private final byte[] data;
  private final Instant arrival;

  StoredRecord(
      String partitionKey, String sequenceNumber, String shardId, byte[] data, Instant arrival) {
    this.partitionKey = partitionKey;
    this.sequenceNumber = sequenceNumber;
    this.shardId = shardId;
    this.data = data;
    this.arrival = arrival;
  }

  public String partitionKey() {
    return partitionKey;
  }

  /** A decimal number of 56 digits; grows within a shard. */
  public String sequenceNumber() {
    return sequenceNumber;
  }

  public String shardId() {
    return shardId;
  }

  /** The payload, a copy of one's own. */
  public byte[] data() {
    return data.clone();
  }

  int size() {
    return data.length;
  }

  /** When it came, to the millisecond, as Kinesis tells it. */
  public Instant arrival() {
    return arrival;
  }

  @Override
  public String toString() {
    return shardId + " " + sequenceNumber + " " + partitionKey + ": " + data.length + " bytes";
  }
}

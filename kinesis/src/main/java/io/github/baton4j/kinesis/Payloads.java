// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Snapshot;
import io.github.baton4j.transport.Received;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The data of records as bytes: for the Kinesis Client Library, for user records that the Kinesis Producer Library has
 * aggregated, for whatever else holds one JSON object. IDs are in its member {@code __context__}.
 *
 * <pre>{@code
 * for (KinesisClientRecord record : input.records()) { // of the Kinesis Client Library
 *   baton.run(Payloads.incoming(record.data(), record.sequenceNumber()), () -> work(record));
 * }
 * }</pre>
 *
 * <p>What is not one complete, valid JSON object has no IDs and gets none. No array, no buffer and no position is changed.
 * Nothing here throws. Needs no other library.
 *
 * <p>Safe for use by any number of threads. Cost: no tree is made of the data; to stamp is 3 to 14 times as fast as by Jackson
 * (benchmarks/RESULTS.md, KinesisInject), and copies the data once.
 *
 * @since 0.1.0
 */
public final class Payloads {
  private Payloads() {}

  /**
   * Data that came in.
   *
   * @param data null is as good as data without IDs
   * @param fallbackId what becomes the ID of data without one: its sequence number, with the sub-sequence number where
   *     there is one; null when there is nothing of the kind
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(byte @Nullable [] data, @Nullable String fallbackId) {
    return incoming(data == null ? null : ByteBuffer.wrap(data), fallbackId);
  }

  /**
   * {@link #incoming(byte[], String)} for the bytes that remain in a buffer of any kind.
   *
   * @param data null is as good as data without IDs
   * @param fallbackId as there
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(@Nullable ByteBuffer data, @Nullable String fallbackId) {
    Received received = Payload.received();
    received.takeFallbackId(fallbackId);
    try {
      Payload.takeData(received, data);
    } catch (Throwable e) {
      received.broken(e);
    }
    return received;
  }

  /**
   * Data with these IDs, every other byte as it was. Room is left for the longest partition key.
   *
   * @param data stays as it is
   * @param ids what is written, whatever is current
   * @return the same array when nothing is to be added: it is not one JSON object, has them, is of another chain, or has
   *     no room
   */
  public static byte[] stamp(byte[] data, CorrelationIds ids) {
    return new PayloadInjection().stamped(data, ids);
  }

  /**
   * Data without the object under {@code __context__}, whoever wrote that; of data that had none before IDs were added, it is
   * byte for byte what it was then. For readers that refuse unknown members, and for keys of idempotency.
   *
   * @param data stays as it is
   * @return the same array when there is none, or the data is not one JSON object
   */
  public static byte[] strip(byte[] data) {
    try {
      return Payload.stripped(data);
    } catch (Throwable e) {
      Guard.swallow(Snapshot.policyHere().counters(), Payload.TRANSPORT, e);
      return data;
    }
  }

  /**
   * {@link #strip(byte[])} for the bytes that remain in a buffer of any kind, which stays as it is.
   *
   * @param data stays as it is, its position, too
   * @return the same buffer when there is none, or the data is not one JSON object
   */
  public static ByteBuffer strip(ByteBuffer data) {
    try {
      byte[] copy = new byte[data.remaining()];
      data.duplicate().get(copy);
      byte[] stripped = Payload.stripped(copy);
      return stripped.length == copy.length ? data : ByteBuffer.wrap(stripped);
    } catch (Throwable e) {
      Guard.swallow(Snapshot.policyHere().counters(), Payload.TRANSPORT, e);
      return data;
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A Kinesis endpoint in this JVM, on loopback, that any SDK client can be pointed to.
 *
 * <pre>{@code
 * try (KinesisEndpoint kinesis = KinesisEndpoint.start()) {
 *   KinesisClient client = KinesisClient.builder().endpointOverride(kinesis.uri())….build();
 *   kinesis.createStream("posts", 2);
 *   client.putRecord(r -> r.streamName("posts").partitionKey("a").data(bytes));
 *   assertArrayEquals(expected, kinesis.records("posts").get(0).data());
 * }
 * }</pre>
 *
 * <p>It speaks AWS JSON 1.1 and CBOR, whichever the client does, over HTTP/1.1. An asynchronous SDK client wants HTTP/2 for
 * Kinesis unless it is told otherwise: {@code NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1)}.
 *
 * <p>Its streams live in memory and are active at once. Signatures are not looked at, throughput is not limited, nothing
 * expires, and there is no encryption, no resharding and no enhanced fan-out. What it does not know is answered with an
 * error, never with a guess.
 *
 * <p>Safe for use by any number of threads.
 */
public final class KinesisEndpoint implements AutoCloseable {
  private final Streams streams;
  private final Faults faults;
  private final HttpDoor door;

  private KinesisEndpoint(Streams streams, Faults faults, HttpDoor door) {
    this.streams = streams;
    this.faults = faults;
    this.door = door;
  }

  /** Starts an endpoint with the limits that AWS has today, on a free port. */
  public static KinesisEndpoint start() throws IOException {
    return start(KinesisLimits.current());
  }

  /** Starts an endpoint with limits of the caller's choice, on a free port. */
  public static KinesisEndpoint start(KinesisLimits limits) throws IOException {
    Streams streams = new Streams(Objects.requireNonNull(limits, "limits == null"));
    Faults faults = new Faults();
    Operations operations = new Operations(streams, limits, faults);
    return new KinesisEndpoint(streams, faults, HttpDoor.open(operations, faults));
  }

  /** What {@code endpointOverride} wants: {@code http://127.0.0.1:port}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + address().getPort());
  }

  /** Where it listens, for whoever puts a recorder in front of it. */
  public InetSocketAddress address() {
    return door.address();
  }

  /**
   * Makes a stream without a client.
   *
   * @throws IllegalArgumentException when there is one of that name, or the name or the count is not one for a stream
   */
  public void createStream(String name, int shards) {
    try {
      streams.create(name, shards, null);
    } catch (KinesisFault e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * All records of a stream that have arrived so far, in the order of their arrival; those of one shard are in its order.
   *
   * @throws IllegalArgumentException when there is no such stream
   */
  public List<StoredRecord> records(String stream) {
    try {
      return streams.named(stream).records();
    } catch (KinesisFault e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Makes the next records that come in PutRecords calls fail one by one, as on a shard that has no throughput left, whatever
   * call they are in. PutRecord is not touched by it.
   *
   * @param count how many; replaces what was left of an earlier count
   */
  public void failNextRecords(int count) {
    faults.failNextRecords(count);
  }

  /**
   * Makes the next requests of any kind end with status 500, before anything is done for them. Clients send such a request
   * again by themselves.
   *
   * @param count how many; replaces what was left of an earlier count
   */
  public void failNextRequests(int count) {
    faults.failNextRequests(count);
  }

  /** Ends it, with all connections. What has arrived can still be read. */
  @Override
  public void close() {
    door.close();
  }
}

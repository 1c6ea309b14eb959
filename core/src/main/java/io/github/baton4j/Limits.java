// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

/**
 * How much room Baton may use, where the services' own limits are not the ones that count.
 *
 * <pre>{@code
 * Baton baton = Baton.builder().limits(Limits.defaults().messageBytes(128 * 1024)).build();
 * }</pre>
 *
 * <p>Immutable. Nothing here throws: a number out of its range fails {@link Baton.Builder#build}. Cost: three numbers, which are
 * read when a Baton is built.
 *
 * @since 0.1.0
 */
public final class Limits {
  private static final Limits DEFAULTS = new Limits(4096, 1 << 20, 1 << 20);

  private final int httpHeaderBytes;
  private final int messageBytes;
  private final int kinesisRecordBytes;

  private Limits(int httpHeaderBytes, int messageBytes, int kinesisRecordBytes) {
    this.httpHeaderBytes = httpHeaderBytes;
    this.messageBytes = messageBytes;
    this.kinesisRecordBytes = kinesisRecordBytes;
  }

  /**
   * 4,096 bytes of HTTP headers; messages as large as SQS and SNS take them; Kinesis records of 1,048,576 bytes.
   *
   * @return the same object each time
   */
  public static Limits defaults() {
    return DEFAULTS;
  }

  /**
   * The most that IDs take in the headers of one HTTP request: names, values and the four bytes between them.
   *
   * @param bytes 0 to 1,048,576; another number fails {@link Baton.Builder#build}
   * @return a new one; this one stays as it is
   */
  public Limits httpHeaderBytes(int bytes) {
    return new Limits(bytes, messageBytes, kinesisRecordBytes);
  }

  /**
   * The size in bytes that Baton never carries an SQS or SNS message, or a batch of them, over: a queue's
   * {@code MaximumMessageSize}, say. Beside it 262,144 and 1,048,576 are never crossed either, the limits of those
   * services (source: Amazon SQS and Amazon SNS quotas).
   *
   * @param bytes 0 to 1,073,741,824; another number fails {@link Baton.Builder#build}
   * @return a new one; this one stays as it is
   */
  public Limits messageBytes(int bytes) {
    return new Limits(httpHeaderBytes, bytes, kinesisRecordBytes);
  }

  /**
   * The size in bytes, data and partition key together, that Baton never carries a Kinesis record over: a stream's own
   * maximum, which is 1,048,576 unless it was raised (source: Amazon Kinesis Data Streams quotas). A record of up to that
   * size is not carried over it in any case: not every stream has to be raised.
   *
   * @param bytes 0 to 10,485,760; another number fails {@link Baton.Builder#build}
   * @return a new one; this one stays as it is
   */
  public Limits kinesisRecordBytes(int bytes) {
    return new Limits(httpHeaderBytes, messageBytes, bytes);
  }

  int httpHeaderBytes() {
    return httpHeaderBytes;
  }

  int messageBytes() {
    return messageBytes;
  }

  int kinesisRecordBytes() {
    return kinesisRecordBytes;
  }
}

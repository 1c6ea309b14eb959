// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

/**
 * The sizes beyond which the endpoint refuses, in bytes.
 *
 * @param maxRecordBytes data and partition key of one record, on streams that were created without a limit of their own; AWS
 *     has 1 MiB, and up to 10 MiB by a stream's setting
 * @param maxRequestBytes data and partition keys of one PutRecords call; AWS has 10 MiB, and had 5 MiB until 2025
 */
public record KinesisLimits(int maxRecordBytes, int maxRequestBytes) {
  static final int KIB = 1024;
  static final int MIB = 1024 * KIB;

  public KinesisLimits {
    if (maxRecordBytes < 1 || maxRecordBytes > 10 * MIB) {
      throw new IllegalArgumentException("maxRecordBytes: " + maxRecordBytes);
    }
    if (maxRequestBytes < 1 || maxRequestBytes > 10 * MIB) {
      throw new IllegalArgumentException("maxRequestBytes: " + maxRequestBytes);
    }
  }

  /** 1 MiB a record, 10 MiB a request: a stream without settings of its own, since 2025. */
  public static KinesisLimits current() {
    return new KinesisLimits(MIB, 10 * MIB);
  }

  public KinesisLimits withMaxRecordBytes(int bytes) {
    return new KinesisLimits(bytes, maxRequestBytes);
  }

  public KinesisLimits withMaxRequestBytes(int bytes) {
    return new KinesisLimits(maxRecordBytes, bytes);
  }
}

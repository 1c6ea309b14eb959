// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The part of the hash keys that a shard has, both ends included. */
record HashKeyRange(BigInteger start, BigInteger end) {
  private static final BigInteger KEYS = BigInteger.ONE.shiftLeft(128);

  /** The largest hash key that there is. */
  static final BigInteger MAX = KEYS.subtract(BigInteger.ONE);

  /** All keys in equal parts; what does not divide evenly goes to the last. */
  static List<HashKeyRange> parts(int count) {
    BigInteger size = KEYS.divide(BigInteger.valueOf(count));
    List<HashKeyRange> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BigInteger start = size.multiply(BigInteger.valueOf(i));
      BigInteger end = i == count - 1 ? MAX : start.add(size).subtract(BigInteger.ONE);
      parts.add(new HashKeyRange(start, end));
    }
    return parts;
  }

  boolean contains(BigInteger hashKey) {
    return start.compareTo(hashKey) <= 0 && hashKey.compareTo(end) <= 0;
  }

  /** The hash key of a partition key: the MD5 of its UTF-8 bytes, as an unsigned number. */
  static BigInteger hashOf(String partitionKey) {
    try {
      byte[] bytes = partitionKey.getBytes(StandardCharsets.UTF_8);
      return new BigInteger(1, MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }
}

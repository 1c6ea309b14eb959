// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The sequence numbers of one shard. They look like AWS's, 56 digits that begin with 49, and say when the stream was made and
 * which shard it is, so that a number of one shard is told from that of another. The rest is a count from 0, which no record
 * has: it stands for the shard's beginning.
 */
final class SequenceNumbers {
  private static final Pattern SYNTAX = Pattern.compile("0|[1-9]\\d{0,128}");
  private static final int SHARD_BITS = 32;
  private static final int COUNT_BITS = 116;

  private final BigInteger base;

  SequenceNumbers(long streamCreatedSeconds, int shard) {
    this.base = BigInteger.ONE
        .shiftLeft(37)
        .or(BigInteger.valueOf(streamCreatedSeconds))
        .shiftLeft(COUNT_BITS + SHARD_BITS)
        .or(BigInteger.valueOf(shard));
  }

  String of(int count) {
    return base.add(BigInteger.valueOf(count).shiftLeft(SHARD_BITS)).toString();
  }

  /**
   * The count that a number of this shard has.
   *
   * @param last the highest that was given out
   */
  int countOf(String number, int last) {
    if (!SYNTAX.matcher(number).matches()) {
      throw KinesisFault.validation("not a sequence number: " + number);
    }
    BigInteger[] parts = new BigInteger(number)
        .subtract(base)
        .divideAndRemainder(BigInteger.ONE.shiftLeft(SHARD_BITS));
    BigInteger count = parts[0];
    if (parts[1].signum() != 0
        || count.signum() < 0
        || count.compareTo(BigInteger.valueOf(last)) > 0) {
      throw KinesisFault.invalidArgument("a sequence number that this shard never gave: " + number);
    }
    return count.intValueExact();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A record that is asked to be kept; well formed, but whether its stream takes it is not said. */
final class NewRecord {
  private static final int MAX_KEY = 256;

  /** What the service's model allows for any stream. */
  private static final int MAX_DATA = 10 * KinesisLimits.MIB;

  private static final Pattern HASH_KEY = Pattern.compile("0|[1-9]\\d{0,38}");

  private final String partitionKey;
  private final BigInteger hashKey;
  private final byte[] data;

  private NewRecord(String partitionKey, BigInteger hashKey, byte[] data) {
    this.partitionKey = partitionKey;
    this.hashKey = hashKey;
    this.data = data;
  }

  static NewRecord of(Members members) {
    String key = members.requiredText("PartitionKey");
    byte[] data = members.requiredBytes("Data");
    int characters = key.codePointCount(0, key.length());
    if (characters < 1 || characters > MAX_KEY) {
      throw KinesisFault.validation(
          "PartitionKey has to have 1 to " + MAX_KEY + " characters, and has " + characters);
    }
    if (data.length > MAX_DATA) {
      throw KinesisFault.validation(
          "Data has to have at most " + MAX_DATA + " bytes, and has " + data.length);
    }
    return new NewRecord(key, hashKey(key, members.text("ExplicitHashKey")), data);
  }

  private static BigInteger hashKey(String partitionKey, @Nullable String explicit) {
    if (explicit == null) {
      return HashKeyRange.hashOf(partitionKey);
    }
    if (!HASH_KEY.matcher(explicit).matches()) {
      throw KinesisFault.validation("ExplicitHashKey is not a decimal number: " + explicit);
    }
    BigInteger key = new BigInteger(explicit);
    if (key.compareTo(HashKeyRange.MAX) > 0) {
      throw KinesisFault.invalidArgument("ExplicitHashKey is beyond the last one: " + explicit);
    }
    return key;
  }

  int size() {
    return data.length + partitionKey.getBytes(StandardCharsets.UTF_8).length;
  }

  void checkSize(int max) {
    if (size() > max) {
      throw KinesisFault.invalidArgument("data and partition key of a record have " + size()
          + " bytes, more than the " + max + " that the stream takes");
    }
  }

  StoredRecord appendTo(DataStream stream) {
    return stream.append(hashKey, partitionKey, data);
  }
}

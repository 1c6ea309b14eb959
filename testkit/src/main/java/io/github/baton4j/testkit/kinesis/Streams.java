// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All streams of the endpoint, by name. */
final class Streams {
  /** Every stream belongs to this account, in this region, whatever a client signs for. */
  private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/";

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
  private static final int MAX_SHARDS = 500;

  private final KinesisLimits limits;
  private final Map<String, DataStream> byName = new TreeMap<>();

  Streams(KinesisLimits limits) {
    this.limits = limits;
  }

  synchronized void create(String name, int shards, @Nullable Integer maxRecordBytes) {
    checkName(name);
    if (shards < 1) {
      throw KinesisFault.validation("ShardCount has to be 1 or more, and is " + shards);
    }
    if (shards > MAX_SHARDS) {
      throw KinesisFault.limitExceeded(
          shards + " shards are more than the " + MAX_SHARDS + " that an account has by default");
    }
    if (byName.containsKey(name)) {
      throw KinesisFault.inUse("there is a stream of that name: " + name);
    }
    int size = maxRecordBytes == null ? limits.maxRecordBytes() : maxRecordBytes;
    byName.put(name, new DataStream(name, ARN + name, shards, size));
  }

  synchronized void delete(DataStream stream) {
    byName.remove(stream.name(), stream);
  }

  synchronized DataStream named(String name) {
    DataStream stream = byName.get(name);
    if (stream == null) {
      throw KinesisFault.notFound("no stream of that name: " + name);
    }
    return stream;
  }

  synchronized List<DataStream> all() {
    return new ArrayList<>(byName.values());
  }

  /** The stream that a request means: by name, by ARN, or by both, which must agree. */
  DataStream of(Members request) {
    String name = request.text("StreamName");
    String arn = request.text("StreamARN");
    if (name == null && arn == null) {
      throw KinesisFault.invalidArgument("neither StreamName nor StreamARN is there");
    }
    if (name != null) {
      checkName(name);
    }
    if (arn == null) {
      return named(String.valueOf(name));
    }
    if (!arn.startsWith(ARN)) {
      throw KinesisFault.notFound("no stream of that ARN: " + arn);
    }
    String named = arn.substring(ARN.length());
    if (name != null && !name.equals(named)) {
      throw KinesisFault.invalidArgument("StreamName and StreamARN are of different streams");
    }
    return named(named);
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw KinesisFault.validation(
          "a stream's name has 1 to 128 of the characters a-zA-Z0-9_.- and this has not: " + name);
    }
  }
}

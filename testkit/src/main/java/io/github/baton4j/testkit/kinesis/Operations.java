// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which call a request is. */
final class Operations {
  private static final String TARGET = "Kinesis_20131202.";

  private final Map<String, Function<Members, @Nullable ObjectNode>> calls = new HashMap<>();

  Operations(Streams streams, KinesisLimits limits, Faults faults) {
    StreamCalls about = new StreamCalls(streams);
    calls.put("CreateStream", about::create);
    calls.put("DeleteStream", about::delete);
    calls.put("DescribeStream", about::describe);
    calls.put("DescribeStreamSummary", about::summarize);
    calls.put("ListStreams", about::list);
    calls.put("ListShards", about::listShards);
    PutCalls put = new PutCalls(streams, limits, faults);
    calls.put("PutRecord", put::one);
    calls.put("PutRecords", put::many);
    ReadCalls read = new ReadCalls(streams);
    calls.put("GetShardIterator", read::iterator);
    calls.put("GetRecords", read::records);
  }

  /** The members of the answer; null where an operation answers with nothing. */
  @Nullable
  ObjectNode call(@Nullable String target, ObjectNode request) {
    if (target == null || !target.startsWith(TARGET)) {
      throw KinesisFault.unknownOperation(String.valueOf(target));
    }
    Function<Members, @Nullable ObjectNode> call = calls.get(target.substring(TARGET.length()));
    if (call == null) {
      throw KinesisFault.unknownOperation(target);
    }
    return call.apply(new Members(request));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that make, end and list streams and shards. */
final class StreamCalls {
  private static final String ON_DEMAND = "ON_DEMAND";
  private static final int SHARDS_ON_DEMAND = 4;
  private static final int MAX_PAGE = 10_000;
  private static final int DEFAULT_PAGE = 100;
  private static final int DEFAULT_SHARDS_PAGE = 1_000;

  private final Streams streams;

  StreamCalls(Streams streams) {
    this.streams = streams;
  }

  @Nullable
  ObjectNode create(Members request) {
    int shards = request.number("ShardCount", 1, Integer.MAX_VALUE, 0);
    Members mode = request.structure("StreamModeDetails");
    if (shards == 0 && mode != null && ON_DEMAND.equals(mode.text("StreamMode"))) {
      shards = SHARDS_ON_DEMAND;
    }
    int kib = request.number("MaxRecordSizeInKiB", 1024, 10240, 0);
    Integer maxRecordBytes = kib == 0 ? null : Integer.valueOf(kib * KinesisLimits.KIB);
    streams.create(request.requiredText("StreamName"), shards, maxRecordBytes);
    return null;
  }

  @Nullable
  ObjectNode delete(Members request) {
    streams.delete(streams.of(request));
    return null;
  }

  ObjectNode describe(Members request) {
    DataStream stream = streams.of(request);
    Page<Shard> page = Page.of(
        stream.shards(),
        Shard::id,
        request.text("ExclusiveStartShardId"),
        request.number("Limit", 1, MAX_PAGE, DEFAULT_PAGE));
    ObjectNode description = Descriptions.details(stream);
    description.put("HasMoreShards", page.more());
    description.set("Shards", Descriptions.shards(page.elements()));
    return Descriptions.object("StreamDescription", description);
  }

  ObjectNode summarize(Members request) {
    return Descriptions.object(
        "StreamDescriptionSummary", Descriptions.summary(streams.of(request)));
  }

  ObjectNode list(Members request) {
    String token = request.text("NextToken");
    Page<DataStream> page = Page.of(
        streams.all(),
        DataStream::name,
        token == null
            ? request.text("ExclusiveStartStreamName")
            : Token.of(token, "NextToken", 1).part(0),
        request.number("Limit", 1, MAX_PAGE, DEFAULT_PAGE));
    ObjectNode answer = Descriptions.object();
    ArrayNode names = answer.putArray("StreamNames");
    ArrayNode summaries = answer.putArray("StreamSummaries");
    for (DataStream stream : page.elements()) {
      names.add(stream.name());
      summaries.add(Descriptions.head(stream));
    }
    answer.put("HasMoreStreams", page.more());
    String next = page.next(DataStream::name);
    if (next != null) {
      answer.put("NextToken", Token.of(next).text());
    }
    return answer;
  }

  /** A token stands for the stream, too: a request has the one or the other. */
  ObjectNode listShards(Members request) {
    DataStream stream;
    String after;
    String nextToken = request.text("NextToken");
    if (nextToken == null) {
      stream = streams.of(request);
      after = request.text("ExclusiveStartShardId");
    } else if (request.text("StreamName") != null
        || request.text("ExclusiveStartShardId") != null) {
      throw KinesisFault.invalidArgument("NextToken stands alone");
    } else {
      Token token = Token.of(nextToken, "NextToken", 2);
      stream = streams.named(token.part(0));
      after = token.part(1);
    }
    int limit = request.number("MaxResults", 1, MAX_PAGE, DEFAULT_SHARDS_PAGE);
    List<Shard> all = stream.shards();
    Page<Shard> page = Page.of(all, Shard::id, after, limit);
    ObjectNode answer = Descriptions.object("Shards", Descriptions.shards(page.elements()));
    String next = page.next(Shard::id);
    if (next != null) {
      answer.put("NextToken", Token.of(stream.name(), next).text());
    }
    return answer;
  }
}

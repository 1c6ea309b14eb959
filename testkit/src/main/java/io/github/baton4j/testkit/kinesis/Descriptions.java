// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How streams and shards are told of in answers. */
final class Descriptions {
  private Descriptions() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode object(String name, JsonNode value) {
    return object().set(name, value);
  }

  /** What a list of streams says of each. */
  static ObjectNode head(DataStream stream) {
    ObjectNode head = object();
    head.put("StreamName", stream.name());
    head.put("StreamARN", stream.arn());
    head.put("StreamStatus", "ACTIVE");
    head.putObject("StreamModeDetails").put("StreamMode", "PROVISIONED");
    head.putPOJO("StreamCreationTimestamp", stream.created());
    return head;
  }

  static ObjectNode details(DataStream stream) {
    ObjectNode details = head(stream);
    details.put("RetentionPeriodHours", 24);
    details.put("EncryptionType", "NONE");
    details.putArray("EnhancedMonitoring").addObject().putArray("ShardLevelMetrics");
    return details;
  }

  static ObjectNode summary(DataStream stream) {
    ObjectNode summary = details(stream);
    summary.put("OpenShardCount", stream.shards().size());
    summary.put("ConsumerCount", 0);
    summary.put("MaxRecordSizeInKiB", stream.maxRecordBytes() / KinesisLimits.KIB);
    return summary;
  }

  static ArrayNode shards(List<Shard> shards) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Shard shard : shards) {
      ObjectNode each = array.addObject().put("ShardId", shard.id());
      each.putObject("HashKeyRange")
          .put("StartingHashKey", shard.hashKeys().start().toString())
          .put("EndingHashKey", shard.hashKeys().end().toString());
      each.putObject("SequenceNumberRange")
          .put("StartingSequenceNumber", shard.startingSequenceNumber());
    }
    return array;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** PutRecord and PutRecords. A request is looked at in full before anything of it is kept. */
final class PutCalls {
  private static final int MAX_RECORDS = 500;

  private final Streams streams;
  private final KinesisLimits limits;
  private final Faults faults;

  PutCalls(Streams streams, KinesisLimits limits, Faults faults) {
    this.streams = streams;
    this.limits = limits;
    this.faults = faults;
  }

  ObjectNode one(Members request) {
    NewRecord incoming = NewRecord.of(request);
    DataStream stream = streams.of(request);
    incoming.checkSize(stream.maxRecordBytes());
    ObjectNode answer = Descriptions.object();
    told(answer, incoming.appendTo(stream));
    return answer.put("EncryptionType", "NONE");
  }

  ObjectNode many(Members request) {
    List<NewRecord> incoming = new ArrayList<>();
    long bytes = 0;
    for (Members each : checkedCount(request.requiredList("Records"))) {
      NewRecord entry = NewRecord.of(each);
      incoming.add(entry);
      bytes += entry.size();
    }
    DataStream stream = streams.of(request);
    for (NewRecord entry : incoming) {
      entry.checkSize(stream.maxRecordBytes());
    }
    if (bytes > limits.maxRequestBytes()) {
      throw KinesisFault.invalidArgument("data and partition keys of all records have " + bytes
          + " bytes, more than the " + limits.maxRequestBytes() + " that one request may have");
    }
    return append(incoming, stream);
  }

  private static List<Members> checkedCount(List<Members> records) {
    if (records.isEmpty() || records.size() > MAX_RECORDS) {
      throw KinesisFault.validation(
          "Records has to have 1 to " + MAX_RECORDS + " elements, and has " + records.size());
    }
    return records;
  }

  private ObjectNode append(List<NewRecord> incoming, DataStream stream) {
    ObjectNode answer = Descriptions.object();
    ArrayNode results = answer.putArray("Records");
    int failed = 0;
    // One call's records stay together, as a reader of the order would expect.
    synchronized (stream) {
      for (NewRecord entry : incoming) {
        if (faults.takeRecord()) {
          failed++;
          refused(results.addObject(), stream);
        } else {
          told(results.addObject(), entry.appendTo(stream));
        }
      }
    }
    return answer.put("FailedRecordCount", failed).put("EncryptionType", "NONE");
  }

  private static void told(ObjectNode result, StoredRecord stored) {
    result.put("ShardId", stored.shardId()).put("SequenceNumber", stored.sequenceNumber());
  }

  private static void refused(ObjectNode result, DataStream stream) {
    result.put("ErrorCode", "ProvisionedThroughputExceededException");
    result.put("ErrorMessage", "no throughput left in " + stream.name() + ", as the test ordered");
  }
}

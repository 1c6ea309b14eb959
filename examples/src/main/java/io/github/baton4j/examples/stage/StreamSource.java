// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Plays the event source mapping between a stream and a function, with {@code ReportBatchItemFailures}: one batch after the
 * other of each shard, the shards at once; from the record that is reported as failed it goes on again, and from the first of
 * the batch when the function throws.
 */
final class StreamSource {
  private static final int BATCH_SIZE = 100;
  private static final int MOST_TRIES = 3;

  private final KinesisClient kinesis;
  private final String stream;
  private final Function<KinesisEvent, StreamsEventResponse> function;

  StreamSource(
      KinesisClient kinesis, String stream, Function<KinesisEvent, StreamsEventResponse> function) {
    this.kinesis = kinesis;
    this.stream = stream;
    this.function = function;
  }

  /** Delivers all that is in the stream now, handled or given up, or until the time is over. */
  void deliver(Duration time) {
    List<Runnable> shards = new ArrayList<>();
    for (Shard shard : kinesis.listShards(r -> r.streamName(stream)).shards()) {
      shards.add(() -> deliver(shard.shardId(), System.nanoTime() + time.toNanos()));
    }
    AtOnce.run(shards);
  }

  private void deliver(String shard, long deadline) {
    String iterator = kinesis
        .getShardIterator(r ->
            r.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
    while (iterator != null && System.nanoTime() < deadline) {
      String next = iterator;
      GetRecordsResponse page = kinesis.getRecords(r -> r.shardIterator(next).limit(BATCH_SIZE));
      deliver(shard, page.records());
      boolean isEnd = page.records().isEmpty() && page.millisBehindLatest() == 0;
      iterator = isEnd ? null : page.nextShardIterator();
    }
  }

  private void deliver(String shard, List<Record> batch) {
    List<Record> left = batch;
    for (int tries = 0; tries < MOST_TRIES && !left.isEmpty(); tries++) {
      left = left.subList(handled(shard, left), left.size());
    }
  }

  /** How many of the records were handled. */
  private int handled(String shard, List<Record> batch) {
    try {
      StreamsEventResponse response = function.invoke(event(shard, batch));
      if (response.getBatchItemFailures().isEmpty()) {
        return batch.size();
      }
      String failed = response.getBatchItemFailures().get(0).getItemIdentifier();
      int handled = 0;
      while (!batch.get(handled).sequenceNumber().equals(failed)) {
        handled++;
      }
      return handled;
    } catch (RuntimeException e) {
      return 0;
    }
  }

  private KinesisEvent event(String shard, List<Record> batch) {
    List<KinesisEvent.KinesisEventRecord> records = new ArrayList<>();
    for (Record each : batch) {
      KinesisEvent.Record kinesisRecord = new KinesisEvent.Record();
      kinesisRecord.setKinesisSchemaVersion("1.0");
      kinesisRecord.setPartitionKey(each.partitionKey());
      kinesisRecord.setSequenceNumber(each.sequenceNumber());
      kinesisRecord.setData(each.data().asByteBuffer());
      kinesisRecord.setApproximateArrivalTimestamp(Date.from(each.approximateArrivalTimestamp()));
      KinesisEvent.KinesisEventRecord event = new KinesisEvent.KinesisEventRecord();
      event.setEventSource("aws:kinesis");
      event.setEventName("aws:kinesis:record");
      event.setEventID(shard + ":" + each.sequenceNumber());
      event.setEventSourceARN("arn:aws:kinesis:eu-west-1:000000000000:stream/" + stream);
      event.setAwsRegion("eu-west-1");
      event.setKinesis(kinesisRecord);
      records.add(event);
    }
    KinesisEvent event = new KinesisEvent();
    event.setRecords(records);
    return event;
  }
}

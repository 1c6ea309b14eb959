// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.github.baton4j.Baton;
import io.github.baton4j.kinesis.Payloads;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.exceptions.KinesisClientLibException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** Handles each record of a shard in a scope of its own. */
public final class PostsProcessor implements ShardRecordProcessor {
  private static final Logger log = LoggerFactory.getLogger(PostsProcessor.class);

  private final Baton baton;
  private final Consumer<ByteBuffer> work;

  /** One Baton for all processors that a factory makes. */
  public PostsProcessor(Baton baton, Consumer<ByteBuffer> work) {
    this.baton = baton;
    this.work = work;
  }

  @Override
  public void processRecords(ProcessRecordsInput input) {
    for (KinesisClientRecord each : input.records()) {
      baton.run(Payloads.incoming(each.data(), ownId(each)), () -> handle(each));
    }
    checkpoint(input.checkpointer());
  }

  /** Records that the producer library put into one have its sequence number in common. */
  private static String ownId(KinesisClientRecord each) {
    return each.aggregated()
        ? each.sequenceNumber() + "." + each.subSequenceNumber()
        : each.sequenceNumber();
  }

  private void handle(KinesisClientRecord each) {
    try {
      work.accept(each.data());
    } catch (RuntimeException e) {
      log.error("not handled: {}", each.sequenceNumber(), e); // the line has the record's IDs
    }
  }

  private static void checkpoint(RecordProcessorCheckpointer checkpointer) {
    try {
      checkpointer.checkpoint();
    } catch (KinesisClientLibException e) {
      log.warn("no checkpoint, records will come again", e); // outside of any record's scope
    }
  }

  @Override
  public void initialize(InitializationInput input) {
    log.info("shard {} from {}", input.shardId(), input.extendedSequenceNumber());
  }

  @Override
  public void leaseLost(LeaseLostInput input) {
    log.info("another worker goes on");
  }

  @Override
  public void shardEnded(ShardEndedInput input) {
    checkpoint(input.checkpointer());
  }

  @Override
  public void shutdownRequested(ShutdownRequestedInput input) {
    checkpoint(input.checkpointer());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.kinesis.KinesisEvents;
import java.util.List;

/** A batch of records of one shard, in their order; the first that fails ends it, and is where Lambda goes on from. */
final class KinesisBatch extends Batch<KinesisEvent.KinesisEventRecord, StreamsEventResponse> {
  KinesisBatch(
      Baton baton, LoopGuard loops, RecordHandler<KinesisEvent.KinesisEventRecord> handler) {
    super(baton, loops, handler, "record");
  }

  @Override
  Incoming incoming(KinesisEvent.KinesisEventRecord each) {
    return KinesisEvents.incoming(each);
  }

  @Override
  StreamsEventResponse answer() {
    for (int i = 0; i < records.size(); i++) {
      if (!succeeds(i)) {
        if (i == 0) {
          throw nothingSucceeded(records.size() - 1);
        }
        return stoppedAt(records.get(i));
      }
    }
    return StreamsEventResponse.builder().withBatchItemFailures(List.of()).build();
  }

  private StreamsEventResponse stoppedAt(KinesisEvent.KinesisEventRecord each) {
    String number = each.getKinesis() == null ? null : each.getKinesis().getSequenceNumber();
    if (number == null || number.isEmpty()) {
      throw unreportable("sequenceNumber");
    }
    StreamsEventResponse.BatchItemFailure first = StreamsEventResponse.BatchItemFailure.builder()
        .withItemIdentifier(number)
        .build();
    return StreamsEventResponse.builder().withBatchItemFailures(List.of(first)).build();
  }
}

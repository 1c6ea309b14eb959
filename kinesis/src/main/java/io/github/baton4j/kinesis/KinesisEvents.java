// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Names;
import io.github.baton4j.transport.Received;
import org.jspecify.annotations.Nullable;

/**
 * Kinesis records as Lambda's event classes, to be captured from: each record of a batch belongs to a chain of its own.
 *
 * <pre>{@code
 * for (KinesisEvent.KinesisEventRecord record : kinesisEvent.getRecords()) {
 *   baton.run(KinesisEvents.incoming(record), () -> work(record));
 * }
 * }</pre>
 *
 * <p>The record and its buffer are never changed, not even the buffer's position. Nothing here throws. Records that the
 * Kinesis Producer Library has aggregated arrive as one, and are not opened: take them apart first, and capture from each
 * user record with {@link Payloads}.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-events}.
 *
 * <p>Safe for use by any number of threads. Cost: data is read to its end, since what is not one valid JSON object
 * has no IDs, and no tree is made of it (benchmarks/RESULTS.md, KinesisCapture).
 *
 * @since 0.1.0
 */
public final class KinesisEvents {
  private KinesisEvents() {}

  /**
   * A record: its IDs are under {@code __context__} in its data, when that is one JSON object. Without an ID its event ID
   * becomes one.
   *
   * @param streamRecord null is as good as one without data
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(KinesisEvent.@Nullable KinesisEventRecord streamRecord) {
    Received received = Payload.received();
    if (streamRecord != null) {
      try {
        received.takeOwnId(Names.EVENT_ID, streamRecord.getEventID());
      } catch (Throwable e) {
        received.broken(e);
      }
      try {
        if (streamRecord.getKinesis() != null) {
          Payload.takeData(received, streamRecord.getKinesis().getData());
        }
      } catch (Throwable e) {
        received.broken(e);
      }
    }
    return received;
  }
}

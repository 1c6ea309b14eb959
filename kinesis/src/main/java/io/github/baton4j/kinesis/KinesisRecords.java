// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.transport.Received;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * Kinesis records as the SDK's classes: those got, to be captured from, and those to be put, to be stamped by hand.
 *
 * <pre>{@code
 * for (Record record : kinesis.getRecords(getRecords).records()) {
 *   baton.run(KinesisRecords.incoming(record), () -> work(record));
 * }
 * }</pre>
 *
 * <p>Nothing here throws, and no argument is changed. Needs {@code software.amazon.awssdk:kinesis}. Records of the Kinesis
 * Client Library go by {@link Payloads}.
 *
 * <p>Safe for use by any number of threads. Cost: to capture, as at {@link Payloads}; to stamp, a copy of the data with the IDs in it,
 * and the request built anew.
 *
 * @since 0.1.0
 */
public final class KinesisRecords {
  private KinesisRecords() {}

  /**
   * A record that a client got: its IDs are under {@code __context__} in its data, when that is one JSON object. Without an
   * ID its sequence number becomes one.
   *
   * @param streamRecord null is as good as one without data
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(@Nullable Record streamRecord) {
    Received received = Payload.received();
    try {
      if (streamRecord != null) {
        received.takeFallbackId(streamRecord.sequenceNumber());
        if (streamRecord.data() != null) {
          Payload.takeData(received, streamRecord.data().asByteArrayUnsafe());
        }
      }
    } catch (Throwable e) {
      received.broken(e);
    }
    return received;
  }

  /**
   * A record with these IDs, whatever is current where it is put: for fan-in. All of the given IDs are written but for
   * local names; the interceptor leaves a record alone that is of another chain.
   *
   * @param request stays as it is
   * @param ids what is written, whatever is current
   * @return the same object when nothing is to be added: its data is not one JSON object, has them, is of another chain,
   *     or has no room
   */
  public static PutRecordRequest stamp(PutRecordRequest request, CorrelationIds ids) {
    return new KinesisInjection(null).stamped(request, ids);
  }

  /**
   * An entry of a batch with these IDs, whatever is current where it is put. It does not tell its stream, nor what else is
   * in the batch: {@code exclude} and the limit of a whole request are up to the caller here.
   *
   * @param entry stays as it is
   * @param ids what is written, whatever is current
   * @return the same object when nothing is to be added: its data is not one JSON object, has them, is of another chain,
   *     or has no room
   */
  public static PutRecordsRequestEntry stamp(PutRecordsRequestEntry entry, CorrelationIds ids) {
    return new KinesisInjection(null).stamped(entry, ids);
  }
}

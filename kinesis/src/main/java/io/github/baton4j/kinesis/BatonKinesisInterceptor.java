// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Snapshot;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * Sends the current IDs along in the data of records: PutRecord, and every record of PutRecords. Data that is one JSON
 * object gets a first member {@code __context__}; every other byte of it stays as it was, and so does all other data.
 *
 * <pre>{@code
 * KinesisClient kinesis = KinesisClient.builder()
 *     .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonKinesisInterceptor()))
 *     .build();
 * }</pre>
 *
 * <p><b>A reader of the stream that refuses unknown members refuses such a record</b> (Jackson 2 does by default): exclude the
 * stream ({@code Baton.builder().exclude("name")}, {@code BATON_EXCLUDE}), or let that reader {@link Payloads#strip}.
 *
 * <p>For synchronous and asynchronous clients alike; the IDs are those of the thread that makes the call, the policy that of
 * the scope that is open there. What the user has set stays; a record of another chain is not touched, nor is a CloudEvent;
 * IDs that have no room are left out, {@code x-correlation-id} last. Registered twice it injects once.
 *
 * <p>Never fails a call: what goes wrong is counted, and the request goes out as it was made. Safe for use by any number
 * of threads and clients.
 *
 * <p>Cost: records are read to their last byte, since what is not valid JSON is not touched. A call with 500 records of 1 KB takes
 * twice as long as without, and a quarter of what it takes with IDs put in by Jackson's tree; outside of any scope nothing is
 * allocated (benchmarks/RESULTS.md, KinesisPut and EmptyContext).
 *
 * @since 0.1.0
 */
public final class BatonKinesisInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<Snapshot> CURRENT =
      new ExecutionAttribute<>(Snapshot.keyName(Payload.TRANSPORT));

  /** Follows the policy of the scope that is open where a call is made. */
  public BatonKinesisInterceptor() {}

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    try {
      Snapshot current = Snapshot.current();
      if (current != null) {
        attributes.putAttribute(CURRENT, current);
      }
    } catch (Throwable e) {
      Guard.swallow(Snapshot.counters(null), Payload.TRANSPORT, e);
      lose(attributes);
    }
  }

  private static void lose(ExecutionAttributes attributes) {
    try {
      attributes.putAttribute(CURRENT, Snapshot.LOST);
    } catch (Throwable e) {
      Guard.rethrowFatal(e);
    }
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    Snapshot current = null;
    try {
      if (request instanceof PutRecordRequest || request instanceof PutRecordsRequest) {
        current = attributes.getAttribute(CURRENT);
        if (current == Snapshot.LOST) {
          return request;
        }
        if (current != null) {
          return injected(request, current);
        }
        Snapshot.counters(null).add(Payload.TRANSPORT, Outcome.NO_SCOPE);
      }
    } catch (Throwable e) {
      Guard.swallow(Snapshot.counters(current), Payload.TRANSPORT, e);
    }
    return request;
  }

  private static SdkRequest injected(SdkRequest request, Snapshot current) {
    KinesisInjection injection = new KinesisInjection(current);
    if (request instanceof PutRecordsRequest batch) {
      List<PutRecordsRequestEntry> entries = batch.records();
      List<PutRecordsRequestEntry> all =
          injection.into(entries, KinesisInjection.stream(batch.streamName(), batch.streamARN()));
      SdkRequest changed =
          all == entries ? batch : batch.toBuilder().records(all).build();
      injection.count();
      return changed;
    }
    return injection.into((PutRecordRequest) request);
  }
}

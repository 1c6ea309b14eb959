// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.internal.BatchInjection;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Injection into the SDK's classes for records to be put. */
final class KinesisInjection extends BatchInjection {
  private final List<Payload> payloads = new ArrayList<>();

  /**
   * @param current what is to be injected; null to stamp
   */
  KinesisInjection(@Nullable Snapshot current) {
    super(Payload.TRANSPORT, true, current);
  }

  /** The stream, by whichever of the two is there. */
  static @Nullable String stream(@Nullable String name, @Nullable String arn) {
    return name == null ? arn : name;
  }

  @Override
  protected @Nullable String target(Object carrier) {
    return carrier instanceof PutRecordRequest request
        ? stream(request.streamName(), request.streamARN())
        : null;
  }

  @Override
  protected void look(Object carrier) {
    if (carrier instanceof PutRecordRequest request) {
      add(request.data(), request.partitionKey());
    } else {
      PutRecordsRequestEntry entry = (PutRecordsRequestEntry) carrier;
      add(entry.data(), entry.partitionKey());
    }
  }

  private void add(@Nullable SdkBytes data, @Nullable String partitionKey) {
    Payload payload = new Payload(data == null ? new byte[0] : data.asByteArrayUnsafe());
    payloads.add(payload);
    long size = payload.size() + bytes(partitionKey);
    add(payload.injection(policy, ids(), policy.recordLimit(least(size)) - size), size);
  }

  @Override
  protected Object changed(Object carrier, int i, Injection injection) {
    SdkBytes data = SdkBytes.fromByteArrayUnsafe(payloads.get(i).filled(injection));
    return carrier instanceof PutRecordRequest request
        ? request.toBuilder().data(data).build()
        : ((PutRecordsRequestEntry) carrier).toBuilder().data(data).build();
  }

  @Override
  protected long limit(long size) {
    return Policy.requestLimit(size);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.internal.BatchInjection;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Writes IDs into the data of records to be put. Returns the same object where there is nothing to write. */
final class KinesisInjection extends BatchInjection {
  private final List<Payload> payloads = new ArrayList<>();

  KinesisInjection(Policy policy, Ids ids, Outcome done, @Nullable String target) {
    super(Payload.TRANSPORT, policy, ids, done, target);
  }

  PutRecordRequest into(PutRecordRequest request) {
    add(request.data(), request.partitionKey());
    fill();
    SdkBytes filled = filled(0);
    PutRecordRequest changed =
        filled == null ? request : request.toBuilder().data(filled).build();
    count();
    return changed;
  }

  PutRecordsRequestEntry into(PutRecordsRequestEntry entry) {
    add(entry.data(), entry.partitionKey());
    fill();
    PutRecordsRequestEntry changed = changed(entry, 0);
    count();
    return changed;
  }

  PutRecordsRequest into(PutRecordsRequest request) {
    for (PutRecordsRequestEntry entry : request.records()) {
      add(entry.data(), entry.partitionKey());
    }
    PutRecordsRequest changed = request;
    if (fill()) {
      List<PutRecordsRequestEntry> entries = new ArrayList<>();
      for (PutRecordsRequestEntry entry : request.records()) {
        entries.add(changed(entry, entries.size()));
      }
      changed = request.toBuilder().records(entries).build();
    }
    count();
    return changed;
  }

  private void add(@Nullable SdkBytes bytes, @Nullable String partitionKey) {
    byte[] data = bytes == null ? new byte[0] : bytes.asByteArrayUnsafe();
    Payload payload = new Payload(data);
    payloads.add(payload);
    long size = data.length + bytes(partitionKey);
    if (excluded) {
      refuse(Outcome.EXCLUDED);
    } else {
      add(payload.injection(policy, ids, policy.recordLimit() - size), size);
    }
  }

  @Override
  protected long limit(long size) {
    return Policy.requestLimit(size);
  }

  /** The data that a record has now; null when it is what it had. */
  private @Nullable SdkBytes filled(int i) {
    Injection injection = change(i);
    return injection == null
        ? null
        : SdkBytes.fromByteArrayUnsafe(payloads.get(i).filled(injection));
  }

  private PutRecordsRequestEntry changed(PutRecordsRequestEntry entry, int i) {
    SdkBytes filled = filled(i);
    return filled == null ? entry : entry.toBuilder().data(filled).build();
  }
}

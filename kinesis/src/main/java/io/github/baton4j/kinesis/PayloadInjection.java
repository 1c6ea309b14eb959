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

/** Injection into the data of records, as bytes. It knows neither Lambda nor the SDK. */
class PayloadInjection extends BatchInjection {
  /** What a partition key may take at most: 256 characters. Source: Kinesis, PutRecord. */
  private static final int KEY_BYTES = 1024;

  private final List<Payload> payloads = new ArrayList<>();

  /**
   * @param current what is to be injected; null to stamp
   */
  PayloadInjection(@Nullable Snapshot current) {
    super(Payload.TRANSPORT, current);
  }

  @Override
  protected @Nullable String target(Object carrier) {
    return null;
  }

  @Override
  protected void look(Object carrier) {
    add((byte[]) carrier, uncertain(KEY_BYTES));
  }

  @Override
  protected Object changed(Object carrier, int i, Injection injection) {
    return filled(i, injection);
  }

  @Override
  protected final long limit(long size) {
    return Policy.requestLimit(size);
  }

  /** Adds a record. */
  final void add(byte[] data, long keyBytes) {
    Payload payload = new Payload(data);
    payloads.add(payload);
    long size = data.length + keyBytes;
    add(payload.injection(policy, ids(), policy.recordLimit(least(size)) - size), size);
  }

  /** The data that a record has now. */
  final byte[] filled(int i, Injection injection) {
    return payloads.get(i).filled(injection);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.internal.BatchInjection;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Policy;
import org.jspecify.annotations.Nullable;

/** Injection by hand into the data of one record, as bytes. It knows neither Lambda nor the SDK. */
final class PayloadInjection extends BatchInjection {
  /** What a partition key may take at most: 256 characters. Source: Kinesis, PutRecord. */
  private static final int KEY_BYTES = 1024;

  @SuppressWarnings("NullAway.Init") // whoever is changed was looked at
  private Payload payload;

  PayloadInjection() {
    super(Payload.TRANSPORT, true, null);
  }

  @Override
  protected @Nullable String target(Object carrier) {
    return null;
  }

  @Override
  protected void look(Object carrier) {
    payload = new Payload((byte[]) carrier);
    long size = payload.size() + uncertain(KEY_BYTES);
    add(payload.injection(policy, ids(), policy.recordLimit(least(size)) - size), size);
  }

  @Override
  protected Object changed(Object carrier, int i, Injection injection) {
    return payload.filled(injection);
  }

  @Override
  protected long limit(long size) {
    return Policy.requestLimit(size);
  }
}

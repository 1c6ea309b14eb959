// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link Incoming#of} gives. */
final class HeaderMap implements Incoming {
  private final @Nullable Map<String, ?> headers;
  private final @Nullable String fallbackId;
  private final boolean edge;

  HeaderMap(@Nullable Map<String, ?> headers, @Nullable String fallbackId, boolean edge) {
    this.headers = headers;
    this.fallbackId = fallbackId;
    this.edge = edge;
  }

  @Override
  public Iterable<? extends Map.Entry<String, ?>> fields() {
    return headers == null ? Map.<String, Object>of().entrySet() : headers.entrySet();
  }

  @Override
  public @Nullable String fallbackId() {
    return fallbackId;
  }

  @Override
  public boolean edge() {
    return edge;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.benchmarks.peers.HandWritten;
import io.github.baton4j.benchmarks.peers.OpenTelemetryPeer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same four IDs, current on the thread that measures, in the way of whoever is measured. */
public final class CurrentIds {
  static final Map<String, String> IDS = ids();

  private CurrentIds() {}

  private static Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("x-correlation-id", "5a2d5b0c-7a1f-4cf2-9f0e-3f6c1e0d9b7a");
    ids.put("call-chain-length", "3");
    ids.put("debug-log-enabled", "false");
    ids.put("x-correlation-user-id", "user-4711");
    return Collections.unmodifiableMap(ids);
  }

  /** In a scope of Baton's. */
  @State(Scope.Thread)
  public static class OfBaton {
    private io.github.baton4j.Scope scope = () -> {};

    @Setup
    public void open() {
      CorrelationIds ids = CorrelationIds.empty();
      for (Map.Entry<String, String> id : IDS.entrySet()) {
        ids = ids.with(id.getKey(), id.getValue());
      }
      scope = Baton.create().open(ids);
    }

    @TearDown
    public void close() {
      scope.close();
    }
  }

  /** In a {@link ThreadLocal}. */
  @State(Scope.Thread)
  public static class ByHand {
    @Setup
    public void open() {
      HandWritten.open(IDS);
    }

    @TearDown
    public void close() {
      HandWritten.close();
    }
  }

  /** In OpenTelemetry's baggage. */
  @State(Scope.Thread)
  public static class OfOpenTelemetry {
    private io.opentelemetry.context.Scope scope = io.opentelemetry.context.Scope.noop();

    @Setup
    public void open() {
      scope = OpenTelemetryPeer.open(IDS);
    }

    @TearDown
    public void close() {
      scope.close();
    }
  }
}

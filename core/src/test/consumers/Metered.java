// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.micrometer.BatonMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;

/** Somebody who has Micrometer, and looks at what Baton does there. */
final class Metered {
  private static final Baton BATON = Baton.create();

  public static void main(String[] args) {
    MeterRegistry registry = new SimpleMeterRegistry();
    new BatonMetrics(BATON.outcomes()).bindTo(registry);
    System.out.println("meters " + registry.getMeters().size());
    BATON.run(Incoming.of(Map.of("x-correlation-id", "metered"), null), () -> {});
    BATON.run(Incoming.of(Map.of(), null), () -> {});
    BATON.run(Incoming.of(Map.of("x-correlation-id", "metered again"), null), () -> {});
    for (FunctionCounter each : registry.find("baton.outcomes").functionCounters()) {
      System.out.println(each.getId().getTag("transport") + " " + each.getId().getTag("outcome")
          + " " + each.count());
    }
  }
}

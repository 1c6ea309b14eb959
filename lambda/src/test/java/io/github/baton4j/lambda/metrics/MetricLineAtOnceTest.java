// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.lambda.MetricLine;
import io.github.baton4j.testkit.FreshJvm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetricLineAtOnceTest {
  private static final int TURNS = 40;

  /** What it prints is in the charset and under the settings of its JVM. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      Baton.create().run(Incoming.of(Map.of("x-correlation-id", "id-1"), null), () -> {
        MetricLine.emf("Feed")
            .metric("I", 1234.5, "Count")
            .property("name", "Łódź 😀")
            .write();
        MetricLine.monitoring("count", "I", 1234567, "i:I");
      });
    }
  }

  @Test
  void linesOfManyThreadsNeverMix() throws Exception {
    Baton baton = Baton.builder().build();
    AtomicReference<Exception> failure = new AtomicReference<>();
    Printed printed = Printed.by(() -> {
      try {
        Crowd.together(
            TURNS,
            (member, turn) ->
                baton.run(Incoming.of(Crowd.ids(member, turn), null), () -> write(member, turn)));
      } catch (Exception e) {
        failure.set(e);
      }
    });
    assertEquals(null, failure.get());
    int documents = 0;
    int fields = 0;
    for (String line : printed.lines()) {
      if (line.startsWith("{")) {
        assertOfOne(EmfDocument.of(line));
        documents++;
      } else {
        MonitoringLine read = MonitoringLine.of(line);
        assertEquals(read.value().intValue() + "", read.name());
        fields++;
      }
    }
    assertEquals(Crowd.SIZE * TURNS, documents);
    assertEquals(Crowd.SIZE * TURNS, fields);
  }

  private static void write(int member, int turn) {
    MetricLine line = MetricLine.emf("Feed")
        .dimension("member", member + "")
        .metric("turn", turn, "Count")
        .property("long", ("x" + member).repeat(turn * 100));
    line.write();
    MetricLine.monitoring("count", member + "", member);
  }

  private static void assertOfOne(EmfDocument read) {
    int member = Integer.parseInt(read.dimensionSets().get(0).get("member"));
    int turn = read.metrics().get("turn").get(0).intValueExact();
    Map<String, String> expected = new TreeMap<>(Crowd.ids(member, turn));
    expected.put("long", ("x" + member).repeat(turn * 100));
    expected.put("call-chain-length", read.properties().get("call-chain-length"));
    expected.put("debug-log-enabled", "false");
    assertEquals(expected, read.properties());
  }

  @Test
  void aLineIsTheSameWhateverTheJvmTakesForItsLanguageAndCharset() throws Exception {
    String[] turkish = {
      "-Duser.language=tr", "-Dfile.encoding=US-ASCII", "-Dstdout.encoding=US-ASCII"
    };
    String[] arabic = {
      "-Duser.language=ar",
      "-Duser.country=EG",
      "-Dfile.encoding=ISO-8859-6",
      "-Dstdout.encoding=UTF-16"
    };
    for (String[] options : new String[][] {turkish, arabic}) {
      List<String> lines = lines(FreshJvm.run(Main.class, options));
      EmfDocument read = EmfDocument.of(lines.get(0));
      assertEquals(List.of(new BigDecimal("1234.5")), read.metrics().get("I"));
      assertEquals("Łódź 😀", read.properties().get("name"));
      assertEquals("id-1", read.properties().get("x-correlation-id"));
      assertEquals(new BigDecimal("1234567"), MonitoringLine.of(lines.get(1)).value());
    }
  }

  @Test
  void switchedOffTheLineHasNoIds() throws Exception {
    String said = FreshJvm.run(Main.class, Map.of("BATON_ENABLED", "false"));
    EmfDocument read = EmfDocument.of(lines(said).get(0));
    assertEquals(Map.of("name", "Łódź 😀"), read.properties());
    assertEquals(Map.of("I", "Count"), read.units());
  }

  private static List<String> lines(String said) {
    List<String> lines = new ArrayList<>(List.of(said.split("\n", -1)));
    lines.removeIf(line -> !line.startsWith("{") && !line.startsWith("MONITORING"));
    assertTrue(lines.size() == 2, said);
    return lines;
  }
}

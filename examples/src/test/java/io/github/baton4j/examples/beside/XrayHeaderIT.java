// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.testkit.FreshJvm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * In Lambda the SDK sends the function's X-Ray header with every request. Baton has read the same header, and another of the
 * event; what goes out is the SDK's, as it is without Baton.
 */
class XrayHeaderIT {
  private static final Map<String, String> LAMBDA = Map.of("AWS_LAMBDA_FUNCTION_NAME", "posts");

  /** So many requests does the probe make with Baton, and the same again without; two of them receive. */
  private static final int REQUESTS = 14;

  private static final String ALL_INJECTED = "injected " + (REQUESTS - 2);

  @Test
  void itIsTheSdksHeaderAndTheOnlyOneOnEveryRequest() throws Exception {
    List<String> lines =
        FreshJvm.run(XrayProbe.class, LAMBDA, "-XX:TieredStopAtLevel=1").lines().toList();
    // Once for each place where the runtime keeps the trace.
    assertEquals(2, lines.stream().filter(ALL_INJECTED::equals).count());
    List<String> with = requests(lines, "with");
    assertEquals(requests(lines, "without"), with);
    assertEquals(2 * REQUESTS, with.size());
    for (String request : with) {
      assertEquals("X-Amzn-Trace-Id: " + XrayProbe.TRACE, headers(request));
    }
  }

  /** Nor does Baton send the header of the event where the SDK, outside of Lambda, sends none. */
  @Test
  void withoutTheSdksThereIsNone() throws Exception {
    System.setProperty(XrayProbe.PROPERTY, XrayProbe.TRACE);
    try (LoopbackAws aws = new LoopbackAws()) {
      List<String> lines = XrayProbe.lines(aws);
      assertEquals(ALL_INJECTED, lines.get(lines.size() - 1));
      List<String> with = requests(lines, "with");
      assertEquals(REQUESTS, with.size());
      for (String request : with) {
        assertEquals("", headers(request));
      }
    } finally {
      System.clearProperty(XrayProbe.PROPERTY);
    }
  }

  private static String headers(String request) {
    return request.substring(request.indexOf('|') + 1).strip();
  }

  private static List<String> requests(List<String> lines, String kind) {
    String start = kind + " | ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }
}

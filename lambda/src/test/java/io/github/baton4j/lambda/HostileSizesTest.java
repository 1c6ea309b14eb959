// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events as large as Lambda hands them over, and made to cost as much as they can. */
class HostileSizesTest {
  private static final int SIZE = 6 * 1024 * 1024;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private enum Shape {
    BRACKETS("[", "[", ""),
    OPEN_OBJECTS("", "{\"detail\":", ""),
    DEEP_WAY("{\"detail\":".repeat(900) + "{\"a\":[0", ",0", "]}" + "}".repeat(900)),
    MEMBERS("{\"a\":0", ",\"member-#\":#", "}"),
    HEADERS(
        "{\"requestContext\":{\"requestId\":\"r\"},\"headers\":{\"a\":\"b\"",
        ",\"x-#\":\"v\"",
        "}}"),
    VALUES_OF_A_HEADER(
        "{\"requestContext\":{\"requestId\":\"r\"},\"httpMethod\":\"GET\",\"multiValueHeaders\":{\"x-correlation-id\":[\"\"",
        ",\"\"",
        "]}}"),
    RECORDS("{\"Records\":[{}", ",{}", "]}"),
    MESSAGES("{\"Records\":[{}", ",{\"eventSource\":\"aws:sqs\"}", "]}"),
    CONTEXT("{\"__context__\":{\"a\":0", ",\"x-correlation-#\":\"\"", "}}"),
    CONTEXTS("{\"a\":0", ",\"__context__\":{\"x-correlation-a\":\"b\"}", "}"),
    ONE_VALUE("{\"__context__\":{\"x-correlation-id\":\"", "aaaaaaaaaaaaaaaa", "\"}}"),
    ESCAPES("{\"__context__\":{\"x-correlation-id\":\"", "\\u0061", "\"}}");

    private final String head;
    private final String next;
    private final String tail;

    Shape(String head, String next, String tail) {
      this.head = head;
      this.next = next;
      this.tail = tail;
    }

    byte[] json() {
      StringBuilder json = new StringBuilder(head);
      for (int i = 0; json.length() < SIZE - tail.length() - 64; i++) {
        json.append(next.replace("#", Integer.toString(i)));
      }
      return json.append(tail).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private final BatonLambda lambda = BatonLambda.using(Baton.builder().build());

  /** The time is what only a cost that grows faster than the size would take. */
  @ParameterizedTest
  @EnumSource(Shape.class)
  void costBoundedTimeAndMemory(Shape shape) {
    byte[] json = shape.json();
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      Scope scope = lambda.open(json, TestContext.of("req-1"));
      try (scope) {
        String id = CorrelationContext.current().correlationId();
        assertEquals(json[json.length - 1] == '}' && id.equals("r") ? "r" : "req-1", id);
      }
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < 16L * SIZE, allocated / (double) SIZE + " times the size");
    });
  }
}

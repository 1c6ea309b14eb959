// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From Lambda's own lines, which are as its documentation shows them, to the example's, and back. */
class FindingByRequestIdIT {
  private final List<Line> lines = Printed.lines();
  private final Line first = ofSeveralPosts();
  private final String request = request(first);
  private final List<Line> text = List.of(
      lambdas("INIT_START Runtime Version: java:21.v1"),
      lambdas("START RequestId: " + request + " Version: $LATEST"),
      lambdas("2026-11-21T14:22:29.837Z " + request + " Task timed out after 3.00 seconds"),
      lambdas("END RequestId: " + request),
      lambdas("REPORT RequestId: " + request
          + "\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tStatus: timeout"));
  private final List<Line> json = List.of(
      lambdas("{\"type\":\"platform.initStart\",\"record\":{\"phase\":\"init\"}}"),
      lambdas("{\"type\":\"platform.start\",\"record\":{\"requestId\":\"" + request + "\"}}"),
      lambdas("{\"type\":\"platform.report\",\"record\":{\"requestId\":\"" + request
          + "\",\"metrics\":{\"durationMs\":3000.0},\"status\":\"timeout\"}}"));

  /** A line of an invocation that had records of several posts. */
  private Line ofSeveralPosts() {
    return lines.stream()
        .filter(line -> line.own().containsKey("awsRequestId"))
        .filter(line -> requestsOf(request(line)).size() > 1)
        .findFirst()
        .orElseThrow();
  }

  private static String request(Line line) {
    return (String) line.own().get("awsRequestId");
  }

  private Line lambdas(String text) {
    return new Line(text, Instant.parse("2026-11-21T14:22:29.837Z"), first.group(), first.stream());
  }

  private List<Line> own(String request) {
    return lines.stream().filter(line -> request.equals(request(line))).toList();
  }

  private Set<String> requestsOf(String request) {
    Set<String> ids = new TreeSet<>();
    own(request).forEach(line -> ids.add((String) line.own().get("x-correlation-id")));
    return ids;
  }

  private List<Line> with(List<Line> lambdas) {
    List<Line> all = new ArrayList<>(lines);
    all.addAll(lambdas);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"insights", "logql"})
  void allLinesOfAnInvocationAreFound(String tool) throws Exception {
    Block query = Printed.block(tool, "invocation").with("<request>", request);
    for (List<Line> lambdas : List.of(text, json)) {
      Set<Line> expected = Set.copyOf(own(request));
      List<Line> found = new ArrayList<>(Asked.lines(query, with(lambdas)));
      assertTrue(found.containsAll(lambdas.subList(1, lambdas.size())), found::toString);
      found.removeAll(lambdas);
      assertEquals(expected, Set.copyOf(found));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kql", "datadog"})
  void linesOfTheFunctionInAnInvocationAreFound(String tool) throws Exception {
    Block query = Printed.block(tool, "invocation").with("<request>", request);
    assertEquals(own(request), Asked.lines(query, with(text)));
  }

  @Test
  void invocationsThatLambdaEndedAreNamed() {
    Block query = Printed.block("insights", "ended");
    assertEquals(List.of(), Asked.rows(query, lines));
    for (List<Line> lambdas : List.of(text, json)) {
      List<Map<String, Object>> rows = Asked.rows(query, with(lambdas));
      assertTrue(
          rows.stream().anyMatch(row -> request.equals(row.get("invocation"))), rows::toString);
      rows.forEach(row -> {
        assertEquals(first.group(), row.get("@log"));
        assertEquals(first.stream(), row.get("@logStream"));
      });
    }
  }

  @Test
  void timeoutsAreCountedOnceEach() throws Exception {
    Block ofText = Printed.block("metric-filter", "timeouts-text");
    Block ofJson = Printed.block("metric-filter", "timeouts-json");
    assertEquals(List.of(text.get(2)), Asked.lines(ofText, with(text)));
    assertEquals(List.of(), Asked.lines(ofText, with(json)));
    assertEquals(List.of(json.get(2)), Asked.lines(ofJson, with(json)));
    assertEquals(List.of(), Asked.lines(ofJson, with(text)));
  }

  @Test
  void requestsOfAnInvocationAreNamedTheLastOneFirst() {
    Block query = Printed.block("insights", "back").with("<request>", request);
    List<Map<String, Object>> rows = Asked.rows(query, with(text));
    List<Line> own = own(request);
    Set<Object> ids = new TreeSet<>();
    rows.forEach(row -> ids.add(row.get("x-correlation-id")));
    assertEquals(requestsOf(request), ids);
    double last =
        own.stream().mapToDouble(line -> line.time().toEpochMilli()).max().orElseThrow();
    assertEquals(last, rows.get(0).get("last"));
    assertEquals(
        (double) own.size(),
        rows.stream().mapToDouble(row -> (Double) row.get("lines")).sum());
  }

  @Test
  void whatBearsNothingIsInTheLogStream() throws Exception {
    Block query = Printed.block("insights", "stream")
        .with("<group>", first.group().substring(first.group().indexOf(':') + 1))
        .with("<stream>", first.stream());
    List<Line> found = Asked.lines(query, with(text));
    assertTrue(found.contains(text.get(0)), found::toString);
    assertTrue(found.stream().allMatch(line -> line.group().equals(first.group())));
    assertTrue(found.containsAll(own(request)));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers that the queries of docs/finding.md give for one run of the example. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingIT {
  private static final String ID = "x-correlation-id";
  private static final String HOP = "call-chain-length";

  private final List<Line> lines = Printed.lines();
  private final Map<String, List<Line>> posts = posts(lines);

  /** By their IDs, without the records that are no posts. */
  private static Map<String, List<Line>> posts(List<Line> lines) {
    Map<String, List<Line>> posts = new LinkedHashMap<>();
    for (Line line : lines) {
      String id = (String) line.own().get(ID);
      if (!id.startsWith("shardId-")) {
        posts.computeIfAbsent(id, any -> new ArrayList<>()).add(line);
      }
    }
    assertEquals(6, posts.size());
    return posts;
  }

  private String flaky() {
    List<String> ids = posts.keySet().stream()
        .filter(id -> posts.get(id).stream().anyMatch(line -> line.text().contains("post-6")))
        .toList();
    assertEquals(1, ids.size());
    return ids.get(0);
  }

  private List<Line> of(String level) {
    return lines.stream().filter(line -> level.equals(line.own().get("level"))).toList();
  }

  /** A line of Node's logger, as the page shows it, of an error. */
  private static Line ofNode(String id) {
    String text = Printed.block("json", "node")
        .text()
        .replaceFirst("\"x-correlation-id\":\"[^\"]+\"", "\"x-correlation-id\":\"" + id + "\"")
        .replace("\"level\":30,\"sLevel\":\"INFO\"", "\"level\":50,\"sLevel\":\"ERROR\"");
    return new Line(text, Instant.EPOCH, "111122223333:/aws/lambda/IndexPost", "1");
  }

  private static Line ofNobody(String text) {
    return new Line(text, Instant.EPOCH, "111122223333:/aws/lambda/AddToFeed", "1");
  }

  private List<Line> and(Line further) {
    List<Line> all = new ArrayList<>(lines);
    all.add(further);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"insights", "esql", "kql", "datadog", "logql"})
  void everythingOfARequestAndNothingElseIsFound(String tool) throws Exception {
    for (Map.Entry<String, List<Line>> post : posts.entrySet()) {
      Block query = Printed.block(tool, "everything").with("<id>", post.getKey());
      List<Line> found = Asked.lines(query, lines);
      assertEquals(Set.copyOf(post.getValue()), Set.copyOf(found));
      assertEquals(post.getValue().size(), found.size());
      Line ofNode = ofNode(post.getKey());
      assertTrue(Asked.lines(query, and(ofNode)).contains(ofNode));
    }
  }

  /** By the millisecond, which is all that CloudWatch has; ES|QL, too, by the nanosecond. */
  @ParameterizedTest
  @CsvSource({"insights,1000000", "esql,1"})
  void everythingOfARequestIsInItsOrder(String tool, long nanos) throws Exception {
    for (String id : posts.keySet()) {
      List<Line> mixed = new ArrayList<>(lines);
      mixed.sort(Comparator.comparing(Line::text, Comparator.reverseOrder()));
      List<Long> times =
          Asked.lines(Printed.block(tool, "everything").with("<id>", id), mixed).stream()
              .map(line -> Duration.between(Instant.EPOCH, line.time()).toNanos() / nanos)
              .toList();
      assertEquals(times.stream().sorted().toList(), times);
      assertTrue(new TreeSet<>(times).size() > 2, times::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"insights", "esql"})
  void failuresAreNamedByRequestHopAndFunction(String tool) {
    List<Map<String, Object>> rows = Asked.rows(Printed.block(tool, "failures"), lines);
    assertEquals(1, rows.size());
    Map<String, Object> row = rows.get(0);
    assertEquals(flaky(), row.get(ID));
    assertEquals("3", row.get(HOP));
    assertEquals("AddToFeed", row.get("function"));
    assertEquals(2.0, row.get("failures"));
    Block query = Printed.block(tool, "failures");
    assertEquals(2, Asked.rows(query, and(ofNode("of-node"))).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kql", "datadog", "logql", "metric-filter"})
  void failuresAreTheLinesOfLevelError(String tool) throws Exception {
    Block query = Printed.block(tool, "failures");
    List<Line> errors = of("ERROR");
    assertEquals(2, errors.size());
    assertEquals(errors, Asked.lines(query, lines));
    Line ofTheRuntime =
        ofNobody("{\"level\":\"ERROR\",\"AWSRequestId\":\"r\",\"message\":\"no room\"}");
    assertEquals(errors, Asked.lines(query, and(ofTheRuntime)));
    if (!tool.equals("datadog")) { // there its status is made of sLevel, as the page says
      assertEquals(3, Asked.lines(query, and(ofNode("of-node"))).size());
    }
  }

  @Test
  void messagesThatCameAgainAreCounted() throws Exception {
    List<Line> again = lines.stream()
        .filter(line -> "2".equals(line.own().get("receiveCount")))
        .toList();
    assertEquals(2, again.size());
    assertEquals(again, Asked.lines(Printed.block("metric-filter", "again"), lines));
  }

  @Test
  void linesWithoutAnIdAreCounted() throws Exception {
    Block query = Printed.block("metric-filter", "lost");
    assertEquals(List.of(), Asked.lines(query, lines));
    Line lost = ofNobody("{\"level\":\"INFO\",\"message\":\"loading\"}");
    assertEquals(List.of(lost), Asked.lines(query, and(lost)));
  }

  /** From the first line of CreatePost to the last of AddToFeed, in milliseconds. */
  private Map<String, Double> durations() {
    Map<String, Double> durations = new LinkedHashMap<>();
    posts.forEach((id, story) -> {
      Instant began = times(story, "CreatePost").get(0);
      List<Instant> fed = times(story, "AddToFeed");
      durations.put(id, (double) (fed.get(fed.size() - 1).toEpochMilli() - began.toEpochMilli()));
    });
    return durations;
  }

  private static List<Instant> times(List<Line> story, String function) {
    return story.stream()
        .filter(line -> function.equals(line.own().get("function")))
        .map(Line::time)
        .sorted()
        .toList();
  }

  @Test
  void eachPostHasTheTimeThatItTook() {
    List<Map<String, Object>> rows = Asked.rows(Printed.block("insights", "durations"), lines);
    Map<String, Double> took = new LinkedHashMap<>();
    rows.forEach(row -> took.put((String) row.get(ID), (Double) row.get("took")));
    assertEquals(durations(), took);
    assertTrue(took.values().stream().allMatch(each -> each > 0), took::toString);
    assertEquals(
        took.values().stream().sorted(Comparator.reverseOrder()).toList(),
        List.copyOf(took.values()));
  }

  @Test
  void postThatHasNotArrivedHasNoTime() {
    List<Line> without = lines.stream()
        .filter(line -> !(flaky().equals(line.own().get(ID))
            && "AddToFeed".equals(line.own().get("function"))))
        .toList();
    Block query = Printed.block("insights", "durations");
    Set<Object> arrived = new TreeSet<>(posts.keySet());
    arrived.remove(flaky());
    assertEquals(arrived, ids(Asked.rows(query, without)));
    Block others = new Block("insights", "", query.text().replace("ends = 2", "ends = 1"));
    assertEquals(Set.of(flaky()), ids(Asked.rows(others, without)));
  }

  private static Set<Object> ids(List<Map<String, Object>> rows) {
    Set<Object> ids = new TreeSet<>();
    rows.forEach(row -> ids.add(row.get(ID)));
    return ids;
  }

  /** In ES|QL times are not cut to milliseconds before they are subtracted. */
  @ParameterizedTest
  @CsvSource({"insights,0", "esql,1"})
  void percentilesAreOfAllPosts(String tool, double cut) {
    List<Map<String, Object>> rows = Asked.rows(Printed.block(tool, "percentiles"), lines);
    assertEquals(1, rows.size());
    List<Double> sorted = durations().values().stream().sorted().toList();
    assertEquals(6.0, rows.get(0).get("posts"));
    assertEquals(sorted.get(2), (Double) rows.get(0).get("p50"), cut);
    assertEquals(sorted.get(5), (Double) rows.get(0).get("p99"), cut);
    assertEquals(sorted.get(5), (Double) rows.get(0).get("slowest"), cut);
  }
}

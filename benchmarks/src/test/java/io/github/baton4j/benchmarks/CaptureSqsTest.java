// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.CorrelationIds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Each of those that are compared handles all messages, and shows the IDs that it is said to show. */
class CaptureSqsTest {
  /** What Powertools adds to a line. */
  private static final Set<String> FIELDS = Set.of(
      "correlation_id",
      "cold_start",
      "function_arn",
      "function_memory_size",
      "function_name",
      "function_request_id",
      "function_version",
      "sampling_rate",
      "service");

  private final CaptureSqs benchmark = new CaptureSqs();
  private final List<Map<String, String>> shown = new ArrayList<>();

  @BeforeEach
  void clear() {
    MDC.clear();
  }

  private void prepare(int records) {
    benchmark.records = records;
    benchmark.event();
  }

  private void look() {
    shown.add(Objects.requireNonNull(MDC.getCopyOfContextMap()));
  }

  private static List<String> ids(int records) {
    return IntStream.range(0, records).mapToObj(LambdaEvents::correlationId).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1000, 10000})
  void batonShowsEachMessagesOwnIds(int records) {
    prepare(records);
    assertTrue(benchmark.byBaton(message -> look()).getBatchItemFailures().isEmpty());
    assertEquals(ids(records), all("x-correlation-id"));
    List<String> lengths = new ArrayList<>();
    for (SQSEvent.SQSMessage message : benchmark.event.getRecords()) {
      String sent = message.getMessageAttributes().get("call-chain-length").getStringValue();
      lengths.add(String.valueOf(Integer.parseInt(sent) + 1));
    }
    assertEquals(lengths, all("call-chain-length"));
    assertEquals(Collections.nCopies(records, "false"), all("debug-log-enabled"));
    assertTrue(MDC.getCopyOfContextMap().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1000, 10000})
  void powertoolsShowsTheFirstMessagesIdOnAll(int records) {
    prepare(records);
    assertTrue(benchmark.byPowertools(message -> look()).getBatchItemFailures().isEmpty());
    assertEquals(Collections.nCopies(records, ids(1).get(0)), all("correlation_id"));
    assertEquals(FIELDS, shown.get(0).keySet());
    assertNull(MDC.getCopyOfContextMap());
  }

  @Test
  void captureReadsWhatTheScopeShows() {
    prepare(10);
    List<Map<String, String>> captured = new ArrayList<>();
    for (SQSEvent.SQSMessage message : benchmark.event.getRecords()) {
      CorrelationIds ids = benchmark.captured(message);
      assertEquals(3, ids.asMap().size());
      captured.add(ids.asMap());
    }
    benchmark.byBaton(message -> look());
    for (int i = 0; i < captured.size(); i++) {
      assertTrue(shown.get(i).entrySet().containsAll(captured.get(i).entrySet()));
    }
  }

  private List<String> all(String key) {
    return shown.stream().map(fields -> fields.get(key)).toList();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.github.baton4j.CorrelationIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** What is compared reads the same. */
class KinesisCaptureTest {
  @ParameterizedTest
  @CsvSource({
    "EVENTS, 1024",
    "EVENTS, 10240",
    "EVENTS, 1000000",
    "EVENTS, 6000000",
    "NUMBERS, 1024",
    "NUMBERS, 10240",
    "NUMBERS, 1000000",
    "LANGUAGES, 1024",
    "LANGUAGES, 10240",
    "LANGUAGES, 1000000"
  })
  void allReadTheSame(Documents documents, int size) throws IOException {
    KinesisCapture benchmark = new KinesisCapture();
    benchmark.documents = documents;
    benchmark.size = size;
    benchmark.document();
    byte[] data = benchmark.copy();
    assertTrue(
        Math.abs(data.length - size) < size / 4, documents + " of " + size + " has " + data.length);

    Map<String, String> sent = Map.of(
        "x-correlation-id", LambdaEvents.correlationId(0),
        "call-chain-length", "3",
        "debug-log-enabled", "false");
    assertEquals(sent, benchmark.jacksonTree());
    assertEquals(sent, benchmark.jacksonStreaming());
    assertEquals(sent, benchmark.jacksonStreamingToTheEnd());
    assertEquals(oneHopLater(sent), benchmark.baton().asMap());
  }

  /** Baton's capture counts the hop, too. */
  private static Map<String, String> oneHopLater(Map<String, String> ids) {
    Map<String, String> later = new HashMap<>(ids);
    later.put("call-chain-length", "4");
    return later;
  }

  @Test
  void onlyWhoReadsToTheEndFindsTheLastOfTwo() throws IOException {
    byte[] two = "{\"__context__\":{\"a\":1},\"b\":[{}],\"__context__\":{\"a\":2}}"
        .getBytes(StandardCharsets.UTF_8);
    assertEquals(Map.of("a", "1"), KinesisCapture.byStream(two, false));
    assertEquals(Map.of("a", "2"), KinesisCapture.byStream(two, true));
    assertEquals(Map.of("a", "2"), KinesisCapture.byTree(two));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1000, 10000})
  void ofABatchEachRecordHasItsOwnIds(int records) {
    KinesisCaptureBatch benchmark = new KinesisCaptureBatch();
    benchmark.records = records;
    benchmark.event();
    List<String> captured = new ArrayList<>();
    for (KinesisEvent.KinesisEventRecord each : benchmark.event.getRecords()) {
      CorrelationIds ids = benchmark.captured(each);
      assertEquals("4", ids.get("call-chain-length"));
      captured.add(ids.correlationId());
      assertEquals(1024, each.getKinesis().getData().remaining(), 256);
    }
    List<String> shown = new ArrayList<>();
    benchmark.byBaton(each -> shown.add(MDC.get("x-correlation-id")));
    assertEquals(
        IntStream.range(0, records).mapToObj(LambdaEvents::correlationId).toList(), captured);
    assertEquals(captured, shown);
  }
}

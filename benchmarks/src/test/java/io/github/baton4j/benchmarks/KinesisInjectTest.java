// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.baton4j.kinesis.Payloads;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared does the same work. */
class KinesisInjectTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

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
  void allInjectTheSame(Documents documents, int size) throws IOException {
    KinesisInject benchmark = new KinesisInject();
    benchmark.documents = documents;
    benchmark.size = size;
    benchmark.document();
    byte[] data = benchmark.copy();
    assertTrue(
        Math.abs(data.length - size) < size / 4, documents + " of " + size + " has " + data.length);

    byte[] byBaton = benchmark.baton();
    JsonNode injected = JACKSON.readTree(byBaton);
    assertEquals(3, injected.get("__context__").size());
    assertEquals(injected, withNumber(JACKSON.readTree(benchmark.jacksonTree())));
    assertEquals(injected, withNumber(JACKSON.readTree(benchmark.jacksonStreaming())));
    assertArrayEquals(data, Payloads.strip(byBaton));
    benchmark.close();
  }

  /** The peers write the chain length as a string, which is less work. */
  private static JsonNode withNumber(JsonNode tree) {
    ObjectNode context = (ObjectNode) tree.get("__context__");
    context.put("call-chain-length", context.get("call-chain-length").asInt());
    return tree;
  }
}

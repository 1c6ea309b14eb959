// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.kinesis.Payloads;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Three IDs out of the data of a record that has them in its first member: by Baton, by a tree of Jackson's, by Jackson's stream,
 * and, as the limit, the copy of the bytes alone.
 *
 * <p>{@code jacksonStreaming} stops where it has them, and says nothing of what is behind; {@code jacksonStreamingToTheEnd} and
 * the tree find out whether the object is whole, and take the last of two members of that name; Baton also looks whether anything
 * follows the object.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class KinesisCapture {
  private static final String CONTEXT = "__context__";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY = MAPPER.getFactory();

  @Param({"1024", "10240", "1000000", "6000000"})
  public int size;

  @Param
  public Documents documents = Documents.EVENTS;

  private final Baton baton = Baton.create();
  private byte[] data = {};

  @Setup
  public void document() {
    data = withIds(documents.ofBytes(size - 120), 0);
  }

  /** Data as a sender's Baton leaves it, with the IDs of the record at a place. */
  static byte[] withIds(byte[] document, int i) {
    CorrelationIds ids = CorrelationIds.of(LambdaEvents.correlationId(i))
        .with("call-chain-length", "3")
        .with("debug-log-enabled", "false");
    return KinesisInject.stamped(document, ids);
  }

  @Benchmark
  public CorrelationIds baton() {
    return baton.capture(
        Payloads.incoming(data, "49590338271490256608559692538361571095921575989136588898"));
  }

  @Benchmark
  public Map<String, String> jacksonTree() throws IOException {
    return byTree(data);
  }

  @Benchmark
  public Map<String, String> jacksonStreaming() throws IOException {
    return byStream(data, false);
  }

  @Benchmark
  public Map<String, String> jacksonStreamingToTheEnd() throws IOException {
    return byStream(data, true);
  }

  @Benchmark
  public byte[] copy() {
    return Arrays.copyOf(data, data.length);
  }

  static Map<String, String> byTree(byte[] data) throws IOException {
    Map<String, String> ids = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> id : MAPPER.readTree(data).path(CONTEXT).properties()) {
      ids.put(id.getKey(), id.getValue().asText());
    }
    return ids;
  }

  static Map<String, String> byStream(byte[] data, boolean toTheEnd) throws IOException {
    Map<String, String> ids = Map.of();
    try (JsonParser in = FACTORY.createParser(data)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME && (toTheEnd || ids.isEmpty())) {
        boolean isContext = in.currentName().equals(CONTEXT);
        if (in.nextToken() == JsonToken.START_OBJECT && isContext) {
          ids = members(in);
        } else {
          in.skipChildren();
        }
      }
    }
    return ids;
  }

  private static Map<String, String> members(JsonParser in) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      members.put(name, in.getText());
    }
    return members;
  }
}

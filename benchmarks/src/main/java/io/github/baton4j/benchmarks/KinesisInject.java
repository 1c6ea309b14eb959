// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.kinesis.Payloads;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Three IDs into the data of a record: by Baton, by a tree of Jackson's, by Jackson's streaming copy, and, as the limit, the
 * copy of the bytes alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class KinesisInject {
  @Param({"1024", "10240", "1000000", "6000000"})
  public int size;

  @Param
  public Documents documents = Documents.EVENTS;

  /** Of a stream whose records may be larger than a megabyte. */
  private static final Baton RAISED =
      Baton.builder().limits(Limits.defaults().kinesisRecordBytes(10 << 20)).build();

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonFactory factory = mapper.getFactory();
  private byte[] data = {};
  private CorrelationIds ids = CorrelationIds.empty();
  private io.github.baton4j.@Nullable Scope limits;

  @Setup
  public void document() {
    data = documents.ofBytes(size);
    ids = CorrelationIds.of("5a2d5b0c-7a1f-4cf2-9f0e-3f6c1e0d9b7a")
        .with("call-chain-length", "3")
        .with("debug-log-enabled", "false");
    limits = RAISED.open(ids);
  }

  @TearDown
  public void close() {
    if (limits != null) {
      limits.close();
    }
  }

  /** Data with these IDs, of a stream whose records may be larger than a megabyte. */
  static byte[] stamped(byte[] data, CorrelationIds ids) {
    try (io.github.baton4j.Scope scope = RAISED.open(ids)) {
      return Payloads.stamp(data, ids);
    }
  }

  @Benchmark
  public byte[] baton() {
    return Payloads.stamp(data, ids);
  }

  @Benchmark
  public byte[] jacksonTree() throws IOException {
    ObjectNode tree = (ObjectNode) mapper.readTree(data);
    ObjectNode context = tree.putObject("__context__");
    for (Map.Entry<String, String> id : ids.asMap().entrySet()) {
      context.put(id.getKey(), id.getValue());
    }
    return mapper.writeValueAsBytes(tree);
  }

  @Benchmark
  public byte[] jacksonStreaming() throws IOException {
    ByteArrayBuilder out = new ByteArrayBuilder(data.length + 200);
    try (JsonParser in = factory.createParser(data);
        JsonGenerator generator = factory.createGenerator(out)) {
      in.nextToken();
      generator.writeStartObject();
      generator.writeObjectFieldStart("__context__");
      for (Map.Entry<String, String> id : ids.asMap().entrySet()) {
        generator.writeStringField(id.getKey(), id.getValue());
      }
      generator.writeEndObject();
      while (in.nextToken() != null) {
        generator.copyCurrentEvent(in);
      }
    }
    return out.toByteArray();
  }

  @Benchmark
  public byte[] copy() {
    return Arrays.copyOf(data, data.length);
  }
}

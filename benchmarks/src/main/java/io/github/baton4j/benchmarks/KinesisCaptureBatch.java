// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.kinesis.KinesisEvents;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.lambda.RecordHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * A batch of records of 1 KB with three IDs each, handled by code that does nothing: by {@link BatonLambda#kinesis}, with the
 * invocation's scope and one for each record, the MDC included; and what reading each record's IDs costs alone, by Baton and by
 * Jackson, with the copy of the bytes as the limit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class KinesisCaptureBatch {
  /** So many documents there are that differ; in a larger batch they come again, each record with its own IDs and bytes. */
  private static final int DOCUMENTS = 16;

  @Param({"1", "10", "100", "1000", "10000"})
  public int records;

  private final Baton baton = Baton.create();
  private final BatonLambda function = BatonLambda.using(baton);
  private final FunctionContext context = new FunctionContext();
  KinesisEvent event = new KinesisEvent();
  private List<byte[]> datas = List.of();

  @Setup
  public void event() {
    datas = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      datas.add(KinesisCapture.withIds(Documents.EVENTS.ofBytes(840 + i % DOCUMENTS), i));
    }
    event = LambdaEvents.kinesis(datas);
  }

  @Benchmark
  public StreamsEventResponse baton(Blackhole work) {
    return byBaton(work::consume);
  }

  @Benchmark
  public void batonCapture(Blackhole work) {
    for (KinesisEvent.KinesisEventRecord each : event.getRecords()) {
      work.consume(captured(each));
    }
  }

  @Benchmark
  public void jacksonTree(Blackhole work) throws IOException {
    for (byte[] data : datas) {
      work.consume(KinesisCapture.byTree(data));
    }
  }

  @Benchmark
  public void jacksonStreaming(Blackhole work) throws IOException {
    for (byte[] data : datas) {
      work.consume(KinesisCapture.byStream(data, false));
    }
  }

  @Benchmark
  public void jacksonStreamingToTheEnd(Blackhole work) throws IOException {
    for (byte[] data : datas) {
      work.consume(KinesisCapture.byStream(data, true));
    }
  }

  @Benchmark
  public void copy(Blackhole work) {
    for (byte[] data : datas) {
      work.consume(Arrays.copyOf(data, data.length));
    }
  }

  StreamsEventResponse byBaton(RecordHandler<KinesisEvent.KinesisEventRecord> work) {
    return function.kinesis(event, context, work);
  }

  CorrelationIds captured(KinesisEvent.KinesisEventRecord each) {
    return baton.capture(KinesisEvents.incoming(each));
  }
}

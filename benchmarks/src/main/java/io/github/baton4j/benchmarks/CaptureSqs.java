// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.lambda.RecordHandler;
import io.github.baton4j.sqs.SqsEvents;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * A batch of messages with three IDs each, handled by code that does nothing: by {@link BatonLambda#sqs}, with the invocation's
 * scope and one for each message, the MDC included; by Baton's capture alone of each message; and by Powertools' logging with a
 * path to the ID, in its functional form, which does what its annotation does without the weaving.
 *
 * <p>Powertools does less: the first message's ID, and none of its other two, is on the lines of the whole batch, beside eight
 * fields of the function, and no value is checked; it also lacks its module for logback, whose buffer it would clear in the end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CaptureSqs {
  /** Powertools has no constant for a queue's messages; by the names of the event's class, as it reads them. */
  private static final String PATH =
      "records[0].messageAttributes.\"x-correlation-id\".stringValue";

  @Param({"1", "10", "100", "1000", "10000"})
  public int records;

  private final Baton baton = Baton.create();
  private final BatonLambda function = BatonLambda.using(baton);
  private final FunctionContext context = new FunctionContext();
  SQSEvent event = new SQSEvent();

  @Setup
  public void event() {
    event = LambdaEvents.sqs(records);
  }

  @Benchmark
  public SQSBatchResponse baton(Blackhole work) {
    return byBaton(work::consume);
  }

  @Benchmark
  public void batonCapture(Blackhole work) {
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      work.consume(captured(message));
    }
  }

  @Benchmark
  public SQSBatchResponse powertools(Blackhole work) {
    return byPowertools(work::consume);
  }

  SQSBatchResponse byBaton(RecordHandler<SQSEvent.SQSMessage> work) {
    return function.sqs(event, context, work);
  }

  CorrelationIds captured(SQSEvent.SQSMessage message) {
    return baton.capture(SqsEvents.incoming(message));
  }

  SQSBatchResponse byPowertools(Consumer<SQSEvent.SQSMessage> work) {
    return PowertoolsLogging.withLogging(context, PATH, event, () -> {
      event.getRecords().forEach(work);
      return SQSBatchResponse.builder().withBatchItemFailures(List.of()).build();
    });
  }
}

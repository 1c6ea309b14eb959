// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.benchmarks.peers.OpenTelemetryPeer;
import io.github.baton4j.benchmarks.peers.SdkStub;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * One call of a synchronous client of the SDK, from the caller's method to the answer that it returns, with one interceptor or
 * none: what an interceptor costs is the difference. The request is made beforehand, and is the same for all of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public abstract class SdkCall {
  private final SdkStub stub;
  private Supplier<SdkResponse> none;
  private Supplier<SdkResponse> byHand;
  private Supplier<SdkResponse> baton;
  private Supplier<SdkResponse> openTelemetry;

  /**
   * @param answer what is answered to every request
   */
  SdkCall(byte[] answer) {
    stub = new SdkStub(answer);
  }

  @Setup
  public final void clients() {
    none = call();
    byHand = call(byHandInterceptor());
    baton = call(batonInterceptor());
    openTelemetry = call(OpenTelemetryPeer.interceptor());
  }

  @TearDown
  public final void close() {
    stub.close();
  }

  /** The call by a client with these interceptors. */
  abstract Supplier<SdkResponse> call(SdkStub transport, List<ExecutionInterceptor> interceptors);

  abstract ExecutionInterceptor byHandInterceptor();

  abstract ExecutionInterceptor batonInterceptor();

  final Supplier<SdkResponse> call(ExecutionInterceptor... interceptors) {
    return call(stub, List.of(interceptors));
  }

  final SdkStub stub() {
    return stub;
  }

  @Benchmark
  public SdkResponse none() {
    return none.get();
  }

  @Benchmark
  public SdkResponse byHand(CurrentIds.ByHand ids) {
    return byHand.get();
  }

  @Benchmark
  public SdkResponse baton(CurrentIds.OfBaton ids) {
    return baton.get();
  }

  @Benchmark
  public SdkResponse openTelemetry(CurrentIds.OfOpenTelemetry ids) {
    return openTelemetry.get();
  }
}

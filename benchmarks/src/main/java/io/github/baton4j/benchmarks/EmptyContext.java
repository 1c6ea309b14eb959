// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.benchmarks.peers.SocketStub;
import io.github.baton4j.http.BatonOkHttp;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
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
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The calls of the other benchmarks where no scope is open: without an interceptor, with Baton's, and with {@code idle}, one that
 * does nothing. What that one costs is the SDK's or OkHttp's own price of an interceptor, whosever it is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EmptyContext {
  /** What is called. */
  public enum Target {
    SQS_SEND,
    SQS_SEND_BATCH,
    SNS_PUBLISH,
    SNS_PUBLISH_BATCH,
    KINESIS_PUT,
    OK_HTTP
  }

  private static final ExecutionInterceptor IDLE = new ExecutionInterceptor() {};

  @Param
  public Target target = Target.SQS_SEND;

  private Callable<?> none;
  private Callable<?> idle;
  private Callable<?> baton;
  private Runnable end;

  @Setup
  public void clients() {
    switch (target) {
      case SQS_SEND -> sdk(new SqsSend());
      case SQS_SEND_BATCH -> sdk(new SqsSendBatch());
      case SNS_PUBLISH -> sdk(new SnsPublish());
      case SNS_PUBLISH_BATCH -> sdk(new SnsPublishBatch());
      case KINESIS_PUT -> sdk(new KinesisPut());
      case OK_HTTP -> okHttp();
    }
  }

  private void sdk(SdkCall call) {
    none = callable(call.call());
    idle = callable(call.call(IDLE));
    baton = callable(call.call(call.batonInterceptor()));
    end = call::close;
  }

  private static Callable<?> callable(Supplier<SdkResponse> call) {
    return call::get;
  }

  private void okHttp() {
    OkHttpClient client = OkHttpSend.client(new SocketStub());
    Interceptor nothing = chain -> chain.proceed(chain.request());
    none = callable(client);
    idle = callable(client
        .newBuilder()
        .addInterceptor(nothing)
        .addNetworkInterceptor(nothing)
        .build());
    baton = callable(BatonOkHttp.install(client.newBuilder()).build());
    end = client.connectionPool()::evictAll;
  }

  private static Callable<?> callable(Call.Factory calls) {
    return () -> OkHttpSend.code(calls);
  }

  @TearDown
  public void close() {
    end.run();
  }

  @Benchmark
  public Object none() throws Exception {
    return none.call();
  }

  @Benchmark
  public Object idle() throws Exception {
    return idle.call();
  }

  @Benchmark
  public Object baton() throws Exception {
    return baton.call();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.benchmarks.peers.SocketStub;
import io.github.baton4j.benchmarks.peers.WithoutNetwork;
import io.github.baton4j.http.BatonOkHttp;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What the SDK and OkHttp ask of Baton's interceptors for the requests of the other benchmarks, where no scope is open, and of
 * {@code idle}, one that does nothing. Not the calls around: from one start of a JVM to the next these allocate some bytes more or
 * less, and it would be said of whoever is asked within them.
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

  private Callable<?> idle;
  private Callable<?> baton;

  @Setup
  public void interceptors() throws IOException {
    if (target == Target.OK_HTTP) {
      okHttp();
      return;
    }
    SdkCall call = call(target);
    try {
      Asked asked = new Asked();
      call.call(asked).get();
      idle = () -> asked.of(IDLE);
      ExecutionInterceptor interceptor = call.batonInterceptor();
      baton = () -> asked.of(interceptor);
    } finally {
      call.close();
    }
  }

  static SdkCall call(Target target) {
    return switch (target) {
      case SQS_SEND -> new SqsSend();
      case SQS_SEND_BATCH -> new SqsSendBatch();
      case SNS_PUBLISH -> new SnsPublish();
      case SNS_PUBLISH_BATCH -> new SnsPublishBatch();
      case KINESIS_PUT -> new KinesisPut();
      case OK_HTTP -> throw new IllegalArgumentException("not the SDK's");
    };
  }

  /** With an interceptor in each place that does nothing. */
  static OkHttpClient idle(OkHttpClient client) {
    Interceptor nothing = chain -> chain.proceed(chain.request());
    return client
        .newBuilder()
        .addInterceptor(nothing)
        .addNetworkInterceptor(nothing)
        .build();
  }

  static OkHttpClient baton(OkHttpClient client) {
    return BatonOkHttp.install(client.newBuilder()).build();
  }

  private void okHttp() throws IOException {
    OkHttpClient client = OkHttpSend.client(new SocketStub());
    WithoutNetwork ofIdle = new WithoutNetwork(idle(client), OkHttpSend.REQUEST);
    WithoutNetwork ofBaton = new WithoutNetwork(baton(client), OkHttpSend.REQUEST);
    idle = () -> ofIdle.call(client.newCall(OkHttpSend.REQUEST));
    baton = () -> ofBaton.call(client.newCall(OkHttpSend.REQUEST));
  }

  @Benchmark
  public Object idle() throws Exception {
    return idle.call();
  }

  @Benchmark
  public Object baton() throws Exception {
    return baton.call();
  }

  /** What a real call asked of its interceptor, to be asked again of any. */
  private static final class Asked implements ExecutionInterceptor {
    private Context.ModifyRequest context;
    private ExecutionAttributes attributes;

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      this.context = context;
      this.attributes = attributes;
      return context.request();
    }

    SdkRequest of(ExecutionInterceptor interceptor) {
      interceptor.beforeExecution(context, attributes);
      return interceptor.modifyRequest(context, attributes);
    }
  }
}

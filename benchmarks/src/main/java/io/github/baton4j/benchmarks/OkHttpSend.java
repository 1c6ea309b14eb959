// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import brave.propagation.CurrentTraceContext;
import io.github.baton4j.benchmarks.peers.BravePeer;
import io.github.baton4j.benchmarks.peers.HandWritten;
import io.github.baton4j.benchmarks.peers.OpenTelemetryPeer;
import io.github.baton4j.benchmarks.peers.SocketStub;
import io.github.baton4j.http.BatonOkHttp;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
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

/**
 * A GET with OkHttp on a connection that is kept, with three headers of its own. By hand, by Baton and by Brave it gets a header per
 * ID, by Brave its own {@code b3} besides; by OpenTelemetry {@code traceparent} and a {@code baggage} with the four IDs. Brave and
 * OpenTelemetry make a span that nobody samples; Baton follows no redirect to another host with its headers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class OkHttpSend {
  static final Request REQUEST = new Request.Builder()
      .url("http://127.0.0.1:1/posts/5?expand=likes")
      .header("Accept", "application/json")
      .header("Accept-Encoding", "identity")
      .header("User-Agent", "feed/418")
      .build();
  private final BravePeer peer = new BravePeer(CurrentIds.IDS.keySet());
  private final OkHttpClient none;
  private final OkHttpClient byHand;
  private final OkHttpClient baton;
  private final Call.Factory openTelemetry;
  private final Call.Factory brave;

  public OkHttpSend() {
    this(new SocketStub());
  }

  OkHttpSend(SocketFactory sockets) {
    none = client(sockets);
    byHand = none.newBuilder().addInterceptor(HandWritten.http()).build();
    baton = BatonOkHttp.install(none.newBuilder()).build();
    openTelemetry = OpenTelemetryPeer.callFactory(none);
    brave = peer.callFactory(none);
  }

  /** A client that keeps a connection for each of as many threads as there ever are, so that none waits for another's. */
  static OkHttpClient client(SocketFactory sockets) {
    return new OkHttpClient.Builder()
        .socketFactory(sockets)
        .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
        .build();
  }

  @TearDown
  public void close() {
    peer.close();
    none.connectionPool().evictAll();
  }

  /** How many connections were made and kept, for tests. */
  int connections() {
    return none.connectionPool().connectionCount();
  }

  static int code(Call.Factory calls) throws IOException {
    try (Response response = calls.newCall(REQUEST).execute()) {
      return response.code();
    }
  }

  @Benchmark
  public int none() throws IOException {
    return code(none);
  }

  @Benchmark
  public int byHand(CurrentIds.ByHand ids) throws IOException {
    return code(byHand);
  }

  @Benchmark
  public int baton(CurrentIds.OfBaton ids) throws IOException {
    return code(baton);
  }

  @Benchmark
  public int openTelemetry(CurrentIds.OfOpenTelemetry ids) throws IOException {
    return code(openTelemetry);
  }

  @Benchmark
  public int brave(OfBrave ids) throws IOException {
    return code(brave);
  }

  /** The IDs in the baggage of Brave's current span. */
  @State(Scope.Thread)
  public static class OfBrave {
    private CurrentTraceContext.Scope scope = CurrentTraceContext.Scope.NOOP;

    @Setup
    public void open(OkHttpSend benchmark) {
      scope = benchmark.peer.open(CurrentIds.IDS);
    }

    @TearDown
    public void close() {
      scope.close();
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.testkit.LoopbackServer;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry;
import io.opentelemetry.instrumentation.okhttp.v3_0.internal.OkHttpClientInstrumenterBuilderFactory;
import io.opentelemetry.instrumentation.okhttp.v3_0.internal.TracingInterceptor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OpenTelemetry's instrumentation of OkHttp and ours on one client, whichever comes first. */
class OpenTelemetryOkHttpIT {
  private static LoopbackServer server;
  private static final OkHttpClient PLAIN = new OkHttpClient();

  private final Baton baton = Baton.builder().build();

  /** How the two come together on a client. */
  enum Setup {
    /** Baton on the builder, then OpenTelemetry's factory of calls around the client. */
    BATON_INSTALLED_FIRST {
      @Override
      Call.Factory calls(Tracing tracing) {
        OkHttpClient client = BatonOkHttp.install(PLAIN.newBuilder()).build();
        return OkHttpTelemetry.create(tracing.sdk()).createCallFactory(client);
      }
    },

    /** The same with a client that was there already. */
    BATON_FACTORY_FIRST {
      @Override
      Call.Factory calls(Tracing tracing) {
        OkHttpClient client = (OkHttpClient) BatonOkHttp.callFactory(PLAIN);
        return OkHttpTelemetry.create(tracing.sdk()).createCallFactory(client);
      }
    },

    /** OpenTelemetry's factory gives no client away; this is the interceptor that it, and its agent, put on one. */
    OPEN_TELEMETRY_FIRST {
      @Override
      Call.Factory calls(Tracing tracing) {
        OkHttpClient.Builder builder = PLAIN.newBuilder().addNetworkInterceptor(theirs(tracing));
        return BatonOkHttp.install(builder).build();
      }
    },

    /** Their interceptor is the last to see the request. */
    OPEN_TELEMETRY_BEHIND {
      @Override
      Call.Factory calls(Tracing tracing) {
        return BatonOkHttp.install(PLAIN.newBuilder())
            .addNetworkInterceptor(theirs(tracing))
            .build();
      }
    };

    abstract Call.Factory calls(Tracing tracing);

    private static TracingInterceptor theirs(Tracing tracing) {
      return new TracingInterceptor(
          OkHttpClientInstrumenterBuilderFactory.create(tracing.sdk()).build(),
          tracing.sdk().getPropagators());
    }
  }

  @BeforeAll
  static void start() throws IOException {
    server = LoopbackServer.start("answer", exchange -> LoopbackServer.answer(exchange, 200, "ok"));
  }

  @AfterAll
  static void stop() {
    PLAIN.dispatcher().executorService().shutdown();
    PLAIN.connectionPool().evictAll();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void oneTraceparentArrivesWhichIsOpenTelemetrysAndAllOfOurs(Setup setup) throws Exception {
    for (Incoming incoming : List.of(Carried.incoming(), Carried.incomingTraced())) {
      try (Tracing tracing = new Tracing()) {
        RecordedRequest request = executed(setup, incoming, tracing);
        assertEquals(List.of(tracing.traceparentOf("GET")), request.headers(Carried.TRACEPARENT));
        assertOurs(request);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStateOfAnotherTraceIsNotAddedToTheirsUnlessTheyComeLast(Setup setup) throws Exception {
    try (Tracing tracing = new Tracing()) {
      RecordedRequest request = executed(setup, Carried.incomingTraced(), tracing);
      assertEquals(
          setup == Setup.OPEN_TELEMETRY_BEHIND ? List.of(Tracing.CALLERS_TRACESTATE) : List.of(),
          request.headers(Carried.TRACESTATE));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BATON_INSTALLED_FIRST", "BATON_FACTORY_FIRST"})
  void anEnqueuedCallHasBothOfItsCaller(Setup setup) throws Exception {
    try (Tracing tracing = new Tracing();
        WireRecorder wire = WireRecorder.before(server.address())) {
      CompletableFuture<Integer> status = new CompletableFuture<>();
      try (Scope scope = baton.open(Carried.incoming())) {
        tracing.inSpan(() -> {
          Call call = setup.calls(tracing).newCall(request(wire));
          call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
              status.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call done, Response response) {
              response.close();
              status.complete(response.code());
            }
          });
          return call;
        });
      }
      assertEquals(200, status.get(30, TimeUnit.SECONDS));
      RecordedRequest request = wire.requests().get(0);
      assertOurs(request);
      assertEquals(
          tracing.spanOf("handler").getTraceId(),
          request.header(Carried.TRACEPARENT).substring(3, 35));
    }
  }

  private RecordedRequest executed(Setup setup, Incoming incoming, Tracing tracing)
      throws IOException {
    try (WireRecorder wire = WireRecorder.before(server.address())) {
      try (Scope scope = baton.open(incoming)) {
        int status = tracing.inSpan(() -> status(setup.calls(tracing).newCall(request(wire))));
        assertEquals(200, status);
      }
      assertEquals(1, wire.requests().size());
      return wire.requests().get(0);
    }
  }

  private static Request request(WireRecorder wire) {
    return new Request.Builder().url(wire.uri().toString()).build();
  }

  private static int status(Call call) {
    try (Response response = call.execute()) {
      return response.code();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertOurs(RecordedRequest request) {
    for (Map.Entry<String, String> ours : Carried.OURS.entrySet()) {
      assertEquals(List.of(ours.getValue()), request.headers(ours.getKey()));
    }
  }
}

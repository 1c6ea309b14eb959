// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.contract.FaultContract;
import io.github.baton4j.contract.OutgoingCall;
import io.github.baton4j.testkit.faults.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** All that goes out by OkHttp under the contract of faults. */
class OkHttpFaultTest {
  /** On the wire, to a server of its own. */
  static class Executing extends OutgoingCall {
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient plain = new OkHttpClient();
    private Call.Factory client;
    private volatile String received = "";

    @Override
    public final void open() throws Exception {
      server.setDispatcher(new Dispatcher() {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
          received = request.getRequestLine()
              + "\n"
              + request.getHeaders().newBuilder().removeAll("Host").build();
          return new MockResponse();
        }
      });
      server.start(InetAddress.getByName("127.0.0.1"), 0);
      client = client(plain);
    }

    Call.Factory client(OkHttpClient of) {
      return BatonOkHttp.install(of.newBuilder()).build();
    }

    Response answer(Call call) throws Exception {
      return call.execute();
    }

    private String sent(Call.Factory by) throws Exception {
      received = "";
      Request request = new Request.Builder()
          .url(server.url("/a?b=c"))
          .header("Mine", "m")
          .header("X-Correlation-Id", "hush-id")
          .header("call-chain-length", "1")
          .build();
      answer(by.newCall(request)).close();
      return received;
    }

    @Override
    public final String call() throws Exception {
      return sent(client);
    }

    @Override
    public final String callWithout() throws Exception {
      return sent(plain);
    }

    @Override
    public void close() {
      super.close();
      plain.dispatcher().executorService().shutdown();
      plain.connectionPool().evictAll();
      try {
        server.shutdown();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static final class ExecutingWithoutScope extends Executing {
    @Override
    protected boolean isInScope() {
      return false;
    }
  }

  static final class Enqueueing extends Executing {
    @Override
    Call.Factory client(OkHttpClient of) {
      return BatonOkHttp.callFactory(of);
    }

    @Override
    Response answer(Call call) throws Exception {
      return QueuedCall.answer(call);
    }
  }

  @Nested
  @ParameterizedClass
  @ValueSource(classes = {Executing.class, ExecutingWithoutScope.class, Enqueueing.class})
  class EachCall extends FaultContract {
    EachCall(Class<? extends Outgoing> type) {
      super(type, "http", BatonOkHttp.class);
    }
  }
}

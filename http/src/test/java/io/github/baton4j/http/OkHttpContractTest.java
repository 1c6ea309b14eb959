// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.contract.InjectionContract;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** OkHttp under the injection contract, by each way to make a call. */
class OkHttpContractTest {
  abstract static class OverOkHttp extends InjectionContract {
    private final Map<String, Headers> received = new ConcurrentHashMap<>();
    private MockWebServer server;
    private OkHttpClient plain;

    @BeforeEach
    void start() throws IOException {
      server = new MockWebServer();
      server.setDispatcher(new Dispatcher() {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
          received.put(request.getPath(), request.getHeaders());
          return new MockResponse();
        }
      });
      server.start(java.net.InetAddress.getByName("127.0.0.1"), 0);
      plain = new OkHttpClient();
    }

    @AfterEach
    void stop() throws IOException {
      server.shutdown();
      plain.dispatcher().executorService().shutdown();
      plain.connectionPool().evictAll();
    }

    abstract Response call(Call call) throws Exception;

    Call.Factory client(OkHttpClient.Builder builder) {
      return BatonOkHttp.install(builder).build();
    }

    private Wire sendBy(Call.Factory client, Map<String, String> present) throws Exception {
      String path = "/" + UUID.randomUUID();
      Request.Builder request = new Request.Builder().url(server.url(path));
      present.forEach(request::header);
      call(client.newCall(request.build())).close();
      return new HeadersWire(received.get(path), present);
    }

    @Override
    protected Wire send(Map<String, String> present) throws Exception {
      return sendBy(client(plain.newBuilder()), present);
    }

    @Override
    protected Wire sendWithoutBaton(Map<String, String> present) throws Exception {
      return sendBy(plain, present);
    }

    @Override
    protected Wire sendRegisteredTwice(Map<String, String> present) throws Exception {
      OkHttpClient once =
          BatonOkHttp.install(BatonOkHttp.install(plain.newBuilder())).build();
      return sendBy(
          BatonOkHttp.callFactory(BatonOkHttp.install(once.newBuilder()).build()), present);
    }

    @Override
    protected String transport() {
      return "http";
    }
  }

  record HeadersWire(Headers headers, Map<String, String> present)
      implements InjectionContract.Wire {
    @Override
    public Map<String, String> entries() {
      Map<String, String> entries = new LinkedHashMap<>();
      for (int i = 0; i < headers.size(); i++) {
        String name = headers.name(i);
        boolean ofInterest = !name.equals("Host")
            && !name.equals("Connection")
            && !name.equals("Accept-Encoding")
            && !name.equals("User-Agent");
        if (ofInterest && entries.put(name, headers.value(i)) != null) {
          throw new AssertionError("twice on the wire: " + name);
        }
      }
      return entries;
    }

    @Override
    public String bytes() {
      return headers.toString();
    }
  }

  @Nested
  class Executed extends OverOkHttp {
    @Override
    Response call(Call call) throws Exception {
      return call.execute();
    }
  }

  @Nested
  class Enqueued extends OverOkHttp {
    @Override
    Response call(Call call) throws Exception {
      return QueuedCall.answer(call);
    }
  }

  @Nested
  class EnqueuedByCallFactory extends OverOkHttp {
    @Override
    Response call(Call call) throws Exception {
      return QueuedCall.answer(call);
    }

    @Override
    Call.Factory client(OkHttpClient.Builder builder) {
      return BatonOkHttp.callFactory(builder.build());
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.http.BatonOkHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Calls a service that answers with the ID that it was sent. */
final class OnlyOkHttp {
  private static final Baton BATON = Baton.create();

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String id = exchange.getRequestHeaders().getFirst("x-correlation-id");
      byte[] body = String.valueOf(id).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    OkHttpClient http = BatonOkHttp.install(new OkHttpClient.Builder()).build();
    OkHttpClient plain = new OkHttpClient();
    String uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    Request request = new Request.Builder().url(uri).build();
    Scope scope = BATON.open(CorrelationIds.of("only-okhttp"));
    try (scope) {
      System.out.println("execute " + body(http.newCall(request)));
      System.out.println("enqueue " + enqueued(http.newCall(request)).get(20, TimeUnit.SECONDS));
      System.out.println("factory " + body(BatonOkHttp.callFactory(plain).newCall(request)));
      System.out.println("plain " + body(plain.newCall(request)));
    } finally {
      server.stop(0);
      http.dispatcher().executorService().shutdown();
    }
  }

  private static String body(Call call) throws IOException {
    try (Response response = call.execute()) {
      return response.body().string();
    }
  }

  private static CompletableFuture<String> enqueued(Call call) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    call.enqueue(new Callback() {
      @Override
      public void onResponse(Call done, Response response) throws IOException {
        try (response) {
          answer.complete(response.body().string());
        }
      }

      @Override
      public void onFailure(Call failed, IOException e) {
        answer.completeExceptionally(e);
      }
    });
    return answer;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What OkHttp asks of a client's listener and of its interceptors in a call that goes well, and nothing of what it does between:
 * where that is a thousand times as much, what they take themselves cannot be seen.
 */
public final class WithoutNetwork {
  private final EventListener.Factory listeners;
  private final Interceptor application;
  private final Interceptor network;
  private final Connection connected;
  private final Response answer;

  /**
   * Makes one whole call, for the connection and the answer that all others have then.
   *
   * @param client with one interceptor in each place
   */
  public WithoutNetwork(OkHttpClient client, Request request) throws IOException {
    listeners = client.eventListenerFactory();
    application = client.interceptors().get(0);
    network = client.networkInterceptors().get(0);
    Connection[] seen = new Connection[1];
    OkHttpClient once = client
        .newBuilder()
        .addNetworkInterceptor(chain -> {
          seen[0] = chain.connection();
          return chain.proceed(chain.request());
        })
        .build();
    answer = once.newCall(request).execute();
    answer.close();
    connected = seen[0];
  }

  public Response call(Call call) throws IOException {
    EventListener listener = listeners.create(call);
    listener.callStart(call);
    Response response = application.intercept(new Step(call, call.request(), null));
    listener.callEnd(call);
    return response;
  }

  /** What is behind an interceptor: behind the application's there is the network's, behind that the answer. */
  private final class Step implements Interceptor.Chain {
    private final Call call;
    private final Request request;
    private final Connection connection;

    Step(Call call, Request request, Connection connection) {
      this.call = call;
      this.request = request;
      this.connection = connection;
    }

    @Override
    public Response proceed(Request changed) throws IOException {
      return connection == null ? network.intercept(new Step(call, changed, connected)) : answer;
    }

    @Override
    public Request request() {
      return request;
    }

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public Call call() {
      return call;
    }

    @Override
    public int connectTimeoutMillis() {
      return 0;
    }

    @Override
    public Interceptor.Chain withConnectTimeout(int timeout, TimeUnit unit) {
      return this;
    }

    @Override
    public int readTimeoutMillis() {
      return 0;
    }

    @Override
    public Interceptor.Chain withReadTimeout(int timeout, TimeUnit unit) {
      return this;
    }

    @Override
    public int writeTimeoutMillis() {
      return 0;
    }

    @Override
    public Interceptor.Chain withWriteTimeout(int timeout, TimeUnit unit) {
      return this;
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/**
 * What OkHttp asks of a client's listener and of its interceptors in a call that goes well, and nothing of what it does between:
 * where that is a thousand times as much, what they take themselves cannot be seen.
 */
public final class WithoutNetwork {
  private static final Connection CONNECTED = new Connected();

  private final EventListener.Factory listeners;
  private final Interceptor application;
  private final Interceptor network;
  private final Response answer;

  /**
   * @param client with one interceptor in each place
   * @param answer to every request
   */
  public WithoutNetwork(OkHttpClient client, Response answer) {
    listeners = client.eventListenerFactory();
    application = client.interceptors().get(0);
    network = client.networkInterceptors().get(0);
    this.answer = answer;
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
      return connection == null ? network.intercept(new Step(call, changed, CONNECTED)) : answer;
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

  /** One that is there, and of which nobody asks more. */
  private static final class Connected implements Connection {
    @Override
    public Route route() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket socket() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Handshake handshake() {
      return null;
    }

    @Override
    public Protocol protocol() {
      return Protocol.HTTP_1_1;
    }
  }
}

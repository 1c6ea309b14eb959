// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The JDK's HTTP server on a free port of 127.0.0.1, with threads that end with it: what every stand-in for a service stands on.
 *
 * <p>Safe for use by any number of threads.
 */
public final class LoopbackServer implements AutoCloseable {
  static {
    // Head and body of an answer leave in two writes. Without this the second waits for the
    // client's delayed acknowledgement of the first, 40 ms. It is read once, at the first use of
    // the JDK's server in a JVM: where that may be another one's, as in tests, it is set when the
    // JVM starts.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Serves as many requests at once as there are. */
  public static LoopbackServer start(String name, HttpHandler handler) throws IOException {
    return start(handler, Executors.newCachedThreadPool(daemons(name)));
  }

  /** Serves so many requests at once, on threads that are used again and again. */
  public static LoopbackServer start(String name, int threads, HttpHandler handler)
      throws IOException {
    return start(handler, Executors.newFixedThreadPool(threads, daemons(name)));
  }

  private static LoopbackServer start(HttpHandler handler, ExecutorService threads)
      throws IOException {
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    return new LoopbackServer(server, threads);
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Answers a request with a text, or with nothing when it is empty. */
  public static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Where it listens; after it was closed, where it did. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Ends it, with all connections, and interrupts what is under way. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

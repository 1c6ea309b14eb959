// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import com.sun.net.httpserver.HttpExchange;
import io.github.baton4j.testkit.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API on loopback: hands out invocations, one to each runtime thread that asks, in the order in which they
 * were queued, and takes the answers. Safe for use by any number of threads.
 *
 * <pre>{@code
 * try (RuntimeApi api = RuntimeApi.start();
 *     RuntimeProcess function = RuntimeProcess.of(taskRoot, "com.example.Shop").start(api)) {
 *   assertEquals("\"sold\"", api.invoke("{}").answer().success());
 * }
 * }</pre>
 *
 * <p>Source: "Using the Lambda runtime API for custom runtimes" in Lambda's developer guide, API version 2018-06-01; the
 * paths of the restore phase are those that AWS's runtime clients ask for.
 */
public final class RuntimeApi implements AutoCloseable {
  /** Invocations are of this function. */
  public static final String FUNCTION_ARN = "arn:aws:lambda:eu-west-1:000000000000:function:shop";

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** How long a function may take, by the deadline that it is told. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final BlockingQueue<Invocation> queue = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> open = new ConcurrentHashMap<>();
  private final CompletableFuture<Answer> initError = new CompletableFuture<>();
  private final CompletableFuture<Answer> restoreError = new CompletableFuture<>();
  private final CompletableFuture<Boolean> checkpoint = new CompletableFuture<>();
  private final CompletableFuture<Boolean> restored = new CompletableFuture<>();
  private final LoopbackServer server;
  private volatile @Nullable String ended;

  private RuntimeApi() throws IOException {
    server = LoopbackServer.start("runtime-api", this::answer);
  }

  /** Starts it on a free port. */
  public static RuntimeApi start() throws IOException {
    return new RuntimeApi();
  }

  /** As {@code AWS_LAMBDA_RUNTIME_API} has it: host and port. */
  public String address() {
    return "127.0.0.1:" + server.address().getPort();
  }

  /** Queues an invocation. */
  public Invocation invoke(String json) {
    return invoke(Event.of(json));
  }

  /** Queues an invocation. */
  public Invocation invoke(Event event) {
    Invocation invocation = new Invocation(UUID.randomUUID().toString(), event);
    open.put(invocation.requestId(), invocation);
    queue.add(invocation);
    String why = ended;
    if (why != null) {
      end(why);
    }
    return invocation;
  }

  /** Waits for what the runtime says when it cannot start the function. */
  public Answer initError() {
    return await(initError, LONGEST, "an error of the init phase");
  }

  /** Waits until the runtime asks to be restored: where Lambda takes the snapshot. It stays there until {@link #restore}. */
  public void awaitCheckpoint() {
    await(checkpoint, LONGEST, "the checkpoint");
  }

  /** Lets the runtime go on as one that was restored from a snapshot. */
  public void restore() {
    restored.complete(true);
  }

  /** Waits for what the runtime says when a hook of the restore fails. */
  public Answer restoreError() {
    return await(restoreError, LONGEST, "an error of the restore phase");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
      } else if (path.equals(ROOT + "restore/next")) {
        checkpoint.complete(true);
        restored.get();
        LoopbackServer.answer(exchange, 200, "{}");
      } else {
        take(exchange, path, new String(body, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException | ExecutionException e) {
      exchange.close(); // this is being closed
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = queue.take();
    invocation.handOver();
    Event event = invocation.event();
    header(exchange, "Aws-Request-Id", invocation.requestId());
    header(exchange, "Invoked-Function-Arn", FUNCTION_ARN);
    header(exchange, "Deadline-Ms", Long.toString(System.currentTimeMillis() + TIMEOUT.toMillis()));
    header(exchange, "Trace-Id", event.trace());
    header(exchange, "Aws-Tenant-Id", event.tenant());
    header(exchange, "Client-Context", event.clientContext());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    try {
      LoopbackServer.answer(exchange, 200, event.json());
    } catch (IOException e) {
      invocation.fail("the runtime hung up: " + e);
      throw e;
    }
  }

  private static void header(HttpExchange exchange, String name, @Nullable String value) {
    if (value != null) {
      exchange.getResponseHeaders().add("Lambda-Runtime-" + name, value);
    }
  }

  private void take(HttpExchange exchange, String path, String body) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
    int status = 202;
    if (path.equals(ROOT + "init/error")) {
      initError.complete(new Answer(true, body, type));
    } else if (path.equals(ROOT + "restore/error")) {
      restoreError.complete(new Answer(true, body, type));
    } else {
      int slash = path.lastIndexOf('/');
      String verb = path.substring(slash + 1);
      Invocation invocation = path.startsWith(INVOCATION) && slash > INVOCATION.length()
          ? open.remove(path.substring(INVOCATION.length(), slash))
          : null;
      if (invocation == null || !(verb.equals("response") || verb.equals("error"))) {
        status = 404;
      } else {
        invocation.complete(new Answer(verb.equals("error"), body, type));
      }
    }
    LoopbackServer.answer(exchange, status, "{\"status\":\"OK\"}");
  }

  /** Nobody answers any more: whoever waits is told so, and why. */
  void end(String why) {
    ended = why;
    open.values().forEach(each -> each.fail(why));
    IllegalStateException failure = new IllegalStateException(why);
    initError.completeExceptionally(failure);
    restoreError.completeExceptionally(failure);
    checkpoint.completeExceptionally(failure);
  }

  static <T> T await(CompletableFuture<T> future, Duration atMost, String what) {
    try {
      return future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(what + ": nothing within " + atMost, e);
    } catch (ExecutionException e) {
      throw new AssertionError(what + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(what + ": interrupted", e);
    }
  }

  /** Ends it, with all connections. */
  @Override
  public void close() {
    end("the Runtime API is closed");
    server.close();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract.sdk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * Where the requests of SDK clients of either kind end: every attempt is kept as it would have gone out, signed; the first
 * ones fail as they are told to, the others get the shortest answer.
 */
public final class SdkWire implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  /** What becomes of an attempt. */
  public enum Fault {
    SERVER_ERROR(500),
    THROTTLED(429),
    /** The connection breaks. */
    RESET(0),
    /** There is never an answer. */
    SILENT(0);

    private final int status;

    Fault(int status) {
      this.status = status;
    }
  }

  /** One attempt of one request. */
  public record Attempt(Map<String, List<String>> headers, SdkBytes body) {}

  private final UnaryOperator<byte[]> answers;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final ExecutorService io = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "sdk-wire");
    thread.setDaemon(true);
    return thread;
  });
  private final Semaphore breaking = new Semaphore(1);
  private volatile CompletableFuture<Void> released = CompletableFuture.completedFuture(null);

  /**
   * @param answers the answer to a request
   */
  public SdkWire(UnaryOperator<byte[]> answers) {
    this.answers = answers;
  }

  /** The next attempts fail like this, one after the other. */
  public void fails(Fault... next) {
    faults.addAll(Arrays.asList(next));
  }

  /** No asynchronous attempt ends until {@link #release}. */
  public void hold() {
    released = new CompletableFuture<>();
  }

  public void release() {
    released.complete(null);
  }

  /**
   * Waits until a connection that is breaking has broken. All attempts of an asynchronous call share the SDK's response handler,
   * which starts the next attempt before it has told all its parts of the failure: an attempt that begins meanwhile is told of
   * it too, and fails with its predecessor's exception.
   */
  void settle() {
    try {
      if (!breaking.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a connection does not end breaking");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    breaking.release();
  }

  /** The attempts in the order of their arrival. */
  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** The body of the only attempt. */
  public SdkBytes sent() {
    if (attempts.size() != 1) {
      throw new AssertionError(attempts.size() + " attempts");
    }
    return attempts.get(0).body();
  }

  SdkHttpClient sync() {
    return new Sync();
  }

  SdkAsyncHttpClient async() {
    return new Async();
  }

  @Override
  public void close() {
    io.shutdownNow();
  }

  private void keep(SdkHttpRequest request, byte[] body) {
    attempts.add(new Attempt(request.headers(), SdkBytes.fromByteArray(body)));
  }

  private byte[] answer(Fault fault, byte[] body) {
    return fault == null ? answers.apply(body) : new byte[0];
  }

  private static SdkHttpFullResponse head(Fault fault) {
    return SdkHttpFullResponse.builder()
        .statusCode(fault == null ? 200 : fault.status)
        .build();
  }

  private final class Sync implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      CountDownLatch aborted = new CountDownLatch(1);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          byte[] body =
              request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
          keep(request.httpRequest(), body);
          Fault fault = faults.poll();
          if (fault == Fault.RESET) {
            throw new IOException("Connection reset");
          }
          if (fault == Fault.SILENT) {
            awaitAbortion(aborted);
          }
          return HttpExecuteResponse.builder()
              .response(head(fault))
              .responseBody(
                  AbortableInputStream.create(new ByteArrayInputStream(answer(fault, body))))
              .build();
        }

        @Override
        public void abort() {
          aborted.countDown();
        }
      };
    }

    private void awaitAbortion(CountDownLatch aborted) throws IOException {
      boolean isAborted;
      try {
        isAborted = aborted.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
      throw new IOException(isAborted ? "aborted" : "nobody gave up");
    }

    @Override
    public void close() {}
  }

  private final class Async implements SdkAsyncHttpClient {
    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      return SdkPublisher.adapt(request.requestContentPublisher())
          .subscribe(part -> add(bytes, part))
          .thenCompose(all -> {
            keep(request.request(), bytes.toByteArray());
            Fault fault = faults.poll();
            return fault == Fault.SILENT
                ? new CompletableFuture<>()
                : released.thenRunAsync(() -> end(request, fault, bytes.toByteArray()), io);
          });
    }

    private void end(AsyncExecuteRequest request, Fault fault, byte[] body) {
      if (fault == Fault.RESET) {
        IOException reset = new IOException("Connection reset");
        breaking.acquireUninterruptibly();
        try {
          request.responseHandler().onError(reset);
        } finally {
          breaking.release();
        }
        throw new UncheckedIOException(reset);
      }
      request.responseHandler().onHeaders(head(fault));
      request.responseHandler().onStream(AsyncRequestBody.fromBytes(answer(fault, body)));
    }

    private static void add(ByteArrayOutputStream bytes, ByteBuffer part) {
      byte[] copy = new byte[part.remaining()];
      part.get(copy);
      bytes.writeBytes(copy);
    }

    @Override
    public void close() {}
  }
}

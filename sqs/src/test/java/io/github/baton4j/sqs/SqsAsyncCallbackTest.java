// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import io.github.baton4j.contract.sdk.SdkClients;
import io.github.baton4j.contract.sdk.SdkWire;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** What the stages of an asynchronous client's future see, and on which thread they run. */
@Timeout(60)
@Law(5)
class SqsAsyncCallbackTest {
  /** What a stage saw. */
  private record Seen(Thread thread, String id, String mdc) {
    static Seen here() {
      return new Seen(
          Thread.currentThread(),
          CorrelationContext.current().correlationId(),
          MDC.get("x-correlation-id"));
    }
  }

  private final Baton baton = Baton.create();
  private final SdkWire wire = new SdkWire(request -> "{}".getBytes(StandardCharsets.UTF_8));
  private final SdkClients clients =
      new SdkClients(wire, o -> o.addExecutionInterceptor(new BatonSqsInterceptor()));

  @AfterEach
  void stop() {
    clients.close();
    wire.close();
    assertTrue(CorrelationContext.current().isEmpty());
  }

  private SqsAsyncClient client(Consumer<SqsAsyncClientBuilder> more) {
    SqsAsyncClientBuilder builder = SqsAsyncClient.builder().checksumValidationEnabled(false);
    more.accept(builder);
    return clients.async(builder);
  }

  /** A call in a scope, with a stage on its future, that is answered when the scope is closed. */
  private Seen seenBy(
      SqsAsyncClient sqs,
      BiFunction<
              CompletableFuture<SendMessageResponse>,
              BiFunction<Object, Throwable, Seen>,
              CompletableFuture<Seen>>
          stage)
      throws Exception {
    wire.hold();
    CompletableFuture<Seen> seen;
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      CompletableFuture<SendMessageResponse> sent =
          sqs.sendMessage(r -> r.queueUrl("http://127.0.0.1:1/1/q").messageBody("m"));
      seen = stage.apply(sent, (answer, fault) -> Seen.here());
    }
    wire.release();
    Seen got = seen.get(30, TimeUnit.SECONDS);
    assertNotSame(Thread.currentThread(), got.thread());
    return got;
  }

  @Test
  void aBareStageRunsOnAThreadOfTheSdkAndHasNothing() throws Exception {
    Seen seen = seenBy(client(any -> {}), CompletableFuture::handle);
    assertTrue(
        seen.thread().getName().startsWith("sdk-async-response"), seen.thread().getName());
    assertEquals(null, seen.id());
    assertEquals(null, seen.mdc());
  }

  @Test
  void aStageOverASameThreadExecutorHasTheCallersIdsThere() throws Exception {
    Seen seen = seenBy(
        client(any -> {}),
        (sent, stage) -> sent.handleAsync(stage, CorrelationContext.sameThreadExecutor()));
    assertTrue(
        seen.thread().getName().startsWith("sdk-async-response"), seen.thread().getName());
    assertEquals("abc", seen.id());
    assertEquals("abc", seen.mdc());
  }

  /** The SDK hands stages to that executor from a thread of its own, where nothing is current. */
  @Test
  void wrappingTheSdksCompletionExecutorIsOfNoUse() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Seen seen = seenBy(
          client(builder -> builder.asyncConfiguration(o -> o.advancedOption(
              SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR,
              CorrelationContext.wrap(pool)))),
          CompletableFuture::handle);
      assertEquals(null, seen.id());
      assertSame(seen.thread(), pool.submit(Thread::currentThread).get(10, TimeUnit.SECONDS));
    } finally {
      pool.shutdownNow();
    }
  }
}

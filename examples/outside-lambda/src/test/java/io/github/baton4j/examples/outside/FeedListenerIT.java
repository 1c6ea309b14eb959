// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.config.SqsBootstrapConfiguration;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.interceptor.AsyncMessageInterceptor;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.contract.LogLines;
import io.github.baton4j.sqs.SqsMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Spring Cloud AWS in an application context, without Boot, before ElasticMQ. */
class FeedListenerIT {
  private final Queues queues = new Queues();
  private final LogLines lines = Lines.listen();
  private final ExecutorService foreign = Executors.newSingleThreadExecutor();
  private final Map<String, String> interceptedOn = new ConcurrentHashMap<>();
  private String feed;
  private AnnotationConfigApplicationContext application;

  @BeforeEach
  void create() {
    feed = queues.create("feed");
  }

  @AfterEach
  void stop() {
    application.close();
    foreign.shutdownNow();
    lines.close();
    queues.close();
  }

  private void start(Class<?> listener, AsyncMessageInterceptor<Object> interceptor) {
    application = new AnnotationConfigApplicationContext();
    application
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("feed.queue", feed)));
    application.registerBean(SqsAsyncClient.class, () -> queues.asyncClient());
    application.registerBean(
        "defaultSqsListenerContainerFactory",
        SqsMessageListenerContainerFactory.class,
        () -> SqsMessageListenerContainerFactory.builder()
            .sqsAsyncClient(application.getBean(SqsAsyncClient.class))
            .messageInterceptor(interceptor)
            .configure(o -> o.pollTimeout(Duration.ofSeconds(1))
                .messageVisibility(Duration.ofSeconds(2))
                .listenerShutdownTimeout(Duration.ofSeconds(5))
                .acknowledgementShutdownTimeout(Duration.ofSeconds(5)))
            .build());
    application.register(Enabled.class, BatonConfiguration.class, listener);
    application.refresh();
  }

  @Import(SqsBootstrapConfiguration.class)
  static class Enabled {}

  /** Leaves the thread of the container, as an interceptor that asks somebody else may. */
  private AsyncMessageInterceptor<Object> leavingTheThread() {
    return new AsyncMessageInterceptor<>() {
      @Override
      public CompletableFuture<Message<Object>> intercept(Message<Object> message) {
        return CompletableFuture.supplyAsync(
            () -> {
              interceptedOn.put(
                  String.valueOf(message.getPayload()), Thread.currentThread().getName());
              return message;
            },
            foreign);
      }
    };
  }

  @Test
  void theListenersLinesBearTheMessagesIdsWhicheverThreadItRunsOn() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      String id = i % 3 == 0 ? null : "post-" + i;
      String own = queues.send(feed, "p" + i, id);
      expected.put("adding p" + i, id == null ? own : id);
    }
    start(FeedListener.class, leavingTheThread());
    Lines.await(() -> Lines.ids(lines, "adding").size() >= expected.size());
    Lines.await(() -> queues.size(feed) == 0);
    Map<String, String> found = new TreeMap<>();
    for (ILoggingEvent line : lines.lines()) {
      found.put(line.getFormattedMessage(), Lines.id(line));
      String body = line.getFormattedMessage().substring("adding ".length());
      assertNotEquals(interceptedOn.get(body), line.getThreadName());
    }
    assertEquals(expected, found);
  }

  /** Fails the first time. */
  static class Failing {
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    @SqsListener("${feed.queue}")
    public void onPost(String post) {
      CALLS.add(post + " " + CorrelationContext.current().correlationId() + " "
          + MDC.get("receiveCount"));
      if (CALLS.size() == 1) {
        throw new IllegalStateException("on purpose");
      }
    }
  }

  @Test
  void aMessageWhoseListenerFailsStaysAndComesAgainWithItsId() throws Exception {
    Failing.CALLS.clear();
    queues.send(feed, "p", "post-1");
    try (LogLines springs = new LogLines("io.awspring.cloud.sqs.listener.sink")) {
      start(Failing.class, new AsyncMessageInterceptor<>() {});
      Lines.await(() -> Failing.CALLS.size() == 2);
      Lines.await(() -> queues.size(feed) == 0);
      assertEquals(List.of("p post-1 1", "p post-1 2"), Failing.CALLS);
      assertEquals(List.of("null"), Lines.ids(springs, "Error processing message"));
    }
  }

  /** Takes many messages at once. */
  static class Batch {
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    private final Baton baton;

    Batch(Baton baton) {
      this.baton = baton;
    }

    @SqsListener("${feed.queue}")
    public void onPosts(List<Message<String>> posts) {
      CALLS.add("all " + CorrelationContext.current().correlationId());
      for (Message<String> post : posts) {
        var received = (software.amazon.awssdk.services.sqs.model.Message)
            post.getHeaders().get(SqsHeaders.SQS_SOURCE_DATA_HEADER);
        baton.run(
            SqsMessages.incoming(received),
            () ->
                CALLS.add(post.getPayload() + " " + CorrelationContext.current().correlationId()));
      }
    }
  }

  @Test
  void aListenerOfBatchesIsCalledInNoScopeAndCanOpenThoseOfItsMessages() throws Exception {
    Batch.CALLS.clear();
    queues.send(feed, "p", "post-1");
    start(Batch.class, new AsyncMessageInterceptor<>() {});
    Lines.await(() -> queues.size(feed) == 0);
    assertEquals(List.of("all null", "p post-1"), Batch.CALLS);
  }
}

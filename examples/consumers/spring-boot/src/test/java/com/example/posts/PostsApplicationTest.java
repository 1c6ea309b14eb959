// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.baton4j.CorrelationContext;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The application on a free port: requests in, lines, calls and messages out. */
@Timeout(240)
@SpringBootTest(
    classes = PostsApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "server.address=127.0.0.1")
@Import(Surroundings.Clients.class)
class PostsApplicationTest {
  private static final String ID = "x-correlation-id";

  @Value("${local.server.port}")
  private int port;

  @Autowired
  private MeterRegistry registry;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(PostsController.class);
  private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent line) {
      line.prepareForDeferredProcessing(); // the MDC of this moment
      lines.add(line);
    }
  };

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry properties) {
    properties.add("followers.url", Surroundings.THE::followersUrl);
    properties.add("queue.url", Surroundings.THE::queueUrl);
  }

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(appender);
    Surroundings.THE.forget();
  }

  @Test
  void eachStageOfARequestHasItsIdAndWhatGoesOutBearsIt() throws Exception {
    var answer =
        post("one", Map.of(ID, "post-1", "x-correlation-user-id", "ana")).get(60, TimeUnit.SECONDS);
    assertEquals("one to 2", answer.body());
    assertEquals("post-1", answer.headers().firstValue(ID).orElse("none"));

    assertEquals(
        Set.of(
            "creating one",
            "distributing one",
            "asking for followers",
            "sent one to ben",
            "sent one to cy"),
        texts());
    assertEquals(Set.of("post-1"), valuesOnLines(ID));
    assertEquals(Set.of("ana"), valuesOnLines("x-correlation-user-id"));
    // Tomcat's, Reactor's and the SDK's: if it were one thread it would prove nothing.
    assertTrue(threads().size() > 2, threads().toString());

    Map<String, String> call = Surroundings.THE.calls().get(0);
    assertEquals("post-1", call.get(ID));
    assertEquals("ana", call.get("x-correlation-user-id"));
    Map<String, Map<String, String>> messages = Surroundings.THE.messages(2);
    assertEquals(Set.of("one for ben", "one for cy"), messages.keySet());
    for (Map<String, String> each : messages.values()) {
      assertEquals("post-1", each.get(ID));
      assertEquals("ana", each.get("x-correlation-user-id"));
    }
  }

  @Test
  void requestsAtTheSameTimeNeverSeeEachOthersNames() throws Exception {
    // Each is halfway, with its call open, when the other comes to the same place.
    Surroundings.THE.holdCallsUntilThereAre(2);
    var first = post("one", Map.of(ID, "post-1", "x-correlation-user-id", "ana"));
    var second = post("two", Map.of(ID, "post-2", "x-correlation-order-id", "7"));
    first.get(60, TimeUnit.SECONDS);
    second.get(60, TimeUnit.SECONDS);

    Map<String, String> ofOne = Map.of(ID, "post-1", "x-correlation-user-id", "ana");
    Map<String, String> ofTwo = Map.of(ID, "post-2", "x-correlation-order-id", "7");
    assertEquals(10, lines.size());
    for (ILoggingEvent line : lines) {
      assertIsOneOf(ofOne, ofTwo, line.getMDCPropertyMap());
    }
    for (ILoggingEvent line : lines) {
      String text = line.getFormattedMessage();
      if (!text.startsWith("asking")) {
        assertEquals(text.contains("one") ? ofOne : ofTwo, ids(line.getMDCPropertyMap()), text);
      }
    }
    assertEquals(Set.of(ofOne, ofTwo), idsOf(Surroundings.THE.calls()));
    Surroundings.THE
        .messages(4)
        .forEach((body, attributes) ->
            assertEquals(body.startsWith("one") ? ofOne : ofTwo, ids(attributes), body));
  }

  @Test
  void afterwardsNoThreadHasAnything() throws Exception {
    post("one", Map.of(ID, "post-1", "x-correlation-user-id", "ana")).get(60, TimeUnit.SECONDS);
    Surroundings.THE.messages(2);
    for (Scheduler each : List.of(Schedulers.parallel(), Schedulers.boundedElastic())) {
      assertEquals(Set.of("{} and {}"), onThreadsOf(each));
    }
    lines.clear();
    // Twenty, since a container's thread takes requests in turns.
    for (int i = 0; i < 20; i++) {
      post("next", Map.of()).get(60, TimeUnit.SECONDS);
    }
    for (ILoggingEvent line : lines) {
      assertEquals(Set.of(ID), ids(line.getMDCPropertyMap()).keySet(), line.toString());
    }
    assertEquals(20, valuesOnLines(ID).size(), "an ID for each request");
    Surroundings.THE.messages(40);
  }

  @Test
  void whatBatonDidIsCountedInTheApplicationsRegistry() throws Exception {
    post("one", Map.of(ID, "post-1")).get(60, TimeUnit.SECONDS);
    Surroundings.THE.messages(2);
    for (String transport : List.of("http", "sqs")) {
      FunctionCounter counter = registry
          .find("baton.outcomes")
          .tags("transport", transport, "outcome", "injected")
          .functionCounter();
      assertNotNull(counter, transport);
      assertTrue(counter.count() >= 1, transport);
    }
  }

  private CompletableFuture<HttpResponse<String>> post(String body, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/posts"))
        .header("Content-Type", "text/plain")
        .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private Set<String> texts() {
    Set<String> texts = new TreeSet<>();
    lines.forEach(line -> texts.add(line.getFormattedMessage()));
    return texts;
  }

  private Set<String> threads() {
    Set<String> threads = new TreeSet<>();
    lines.forEach(line -> threads.add(line.getThreadName()));
    return threads;
  }

  private Set<String> valuesOnLines(String name) {
    Set<String> values = new TreeSet<>();
    lines.forEach(line -> values.add(line.getMDCPropertyMap().getOrDefault(name, "none")));
    return values;
  }

  /** What of this begins with the prefix. */
  private static Map<String, String> ids(Map<String, String> fields) {
    Map<String, String> ids = new TreeMap<>(fields);
    ids.keySet().removeIf(name -> !name.startsWith("x-correlation-"));
    return ids;
  }

  private static Set<Map<String, String>> idsOf(List<Map<String, String>> all) {
    Set<Map<String, String>> ids = new HashSet<>();
    all.forEach(each -> ids.add(ids(each)));
    return ids;
  }

  private static void assertIsOneOf(
      Map<String, String> one, Map<String, String> other, Map<String, String> fields) {
    Map<String, String> ids = ids(fields);
    assertTrue(ids.equals(one) || ids.equals(other), ids.toString());
  }

  /** What tasks of nobody see, on as many threads as the scheduler may have. */
  private static Set<String> onThreadsOf(Scheduler scheduler) throws InterruptedException {
    int tasks = 10 * Runtime.getRuntime().availableProcessors();
    Queue<String> found = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(tasks);
    List<Scheduler.Worker> workers = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      // A worker a task: each next worker is another thread's.
      Scheduler.Worker worker = scheduler.createWorker();
      workers.add(worker);
      worker.schedule(() -> {
        Map<String, String> fields = MDC.getCopyOfContextMap();
        found.add(
            CorrelationContext.current().asMap() + " and " + (fields == null ? Map.of() : fields));
        done.countDown();
      });
    }
    assertTrue(done.await(60, TimeUnit.SECONDS));
    workers.forEach(Scheduler.Worker::dispose);
    return Set.copyOf(found);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Crowd;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter in real containers. */
@ParameterizedClass
@MethodSource("containers")
record BatonServletFilterTest(String container) {
  private static final String ID = "x-correlation-id";

  static List<String> containers() {
    return ServletContainer.names();
  }

  private static String id() {
    return CorrelationContext.current().correlationId();
  }

  /** Answers with what is current. */
  private static final Served.Page SHOWN =
      (request, response) -> response.getWriter().print(Served.shown());

  private Served served(Baton baton) throws Exception {
    return Served.by(container, new BatonServletFilter(baton)).on("/page", SHOWN);
  }

  /** What stands on the page, both as an ID and on the log lines. */
  private static String shown(String... pairs) {
    Map<String, String> shown = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      shown.put(pairs[i], pairs[i + 1]);
      shown.put("mdc " + pairs[i], pairs[i + 1]);
    }
    return shown.toString();
  }

  @Test
  void thisRunIsOnTheContainerThatItSays() {
    String wanted = System.getProperty("baton.test.tomcat", "11.0.14");
    assertTrue(ServerInfo.getServerNumber().startsWith(wanted), ServerInfo.getServerNumber());
  }

  @Test
  void idsOfTheHeadersAreCurrentInTheServletAndGoneAfterwards() throws Exception {
    try (Served served = served(Baton.create())) {
      HttpResponse<String> response =
          served.get("X-Correlation-ID", "post-1", "x-correlation-user", "ana", "x-other", "no");
      assertEquals(
          shown(
              ID,
              "post-1",
              "x-correlation-user",
              "ana",
              "call-chain-length",
              "1",
              "debug-log-enabled",
              "false"),
          response.body());
      assertFalse(response.headers().map().containsKey(ID), "nobody asked for it");
      assertEquals(List.of(), served.left());
    }
  }

  @Test
  void ofARepeatedHeaderTheFirstValidValueCountsAndAListIsJoined() throws Exception {
    Baton baton = Baton.create();
    try (Served served = served(baton)) {
      String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
      String page = served
          .get(
              ID,
              "<b>",
              ID,
              "second",
              ID,
              "third",
              "traceparent",
              trace,
              "tracestate",
              "a=1",
              "tracestate",
              "b=2")
          .body();
      assertTrue(page.contains(ID + "=second"), page);
      assertTrue(page.contains("tracestate=a=1,b=2"), page);
      assertEquals(1, baton.outcomes().count("http", "rejected"));
    }
  }

  @Test
  void aRequestWithoutAnIdGetsThatOfTheLoadBalancersTraceElseANewOne() throws Exception {
    Baton baton = Baton.create();
    try (Served served = served(baton)) {
      String root = "1-67891233-abcdef012345678912345678";
      String page = served.get("X-Amzn-Trace-Id", "Self=1-2;Root=" + root).body();
      assertTrue(page.contains(ID + "=" + root), page);
      assertEquals(1, baton.outcomes().count("http", "fallback"));
      assertNotEquals(served.get().body(), served.get().body());
      assertEquals(2, baton.outcomes().count("http", "generated"));
    }
  }

  @Test
  void callersAreStrangersUnlessTheyAreTrusted() throws Exception {
    String[] headers = {
      ID,
      "an id",
      "x-correlation-user",
      "ana",
      "call-chain-length",
      "3",
      "debug-log-enabled",
      "true"
    };
    try (Served served = served(Baton.create())) {
      String page = served.get(headers).body();
      assertFalse(page.contains("an id"), page);
      assertTrue(page.contains("call-chain-length=1, debug-log-enabled=false"), page);
    }
    try (Served served = served(Baton.builder().trustHttp(true).build())) {
      String page = served.get(headers).body();
      assertTrue(page.contains("call-chain-length=4, debug-log-enabled=true"), page);
      assertTrue(page.contains(ID + "=an id"), page);
    }
    try (Served served = served(Baton.builder().refuseHttp(true).build())) {
      String page = served.get(ID, "known").body();
      assertFalse(page.contains("known"), page);
    }
  }

  @Test
  void whatIsThrownGoesOnAsItIs() throws Exception {
    BatonServletFilter filter = new BatonServletFilter(Baton.create());
    List<Throwable> seen = new CopyOnWriteArrayList<>();
    try (Served served = served(Baton.create())) {
      for (Throwable thrown : List.of(
          new IOException("io"),
          new ServletException("servlet"),
          new IllegalStateException("state"),
          new AssertionError("error"))) {
        StackTraceElement[] stack = thrown.getStackTrace();
        // By hand, for Tomcat wraps what is an Error between any two filters.
        served.before((request, response, chain) -> {
          try {
            filter.doFilter(request, response, (inner, out) -> sneak(thrown));
          } catch (Throwable e) {
            seen.add(e);
          }
        });
        assertEquals(200, served.get().statusCode());
        assertSame(thrown, seen.get(seen.size() - 1));
        assertEquals(List.of(stack), List.of(thrown.getStackTrace()));
        assertEquals(0, thrown.getSuppressed().length);
      }
      assertEquals(4, seen.size());
      assertEquals(List.of(), served.left());
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void anAsynchronousDispatchHasTheScopeOfItsRequest() throws Exception {
    Baton baton = Baton.create();
    List<String> ids = new CopyOnWriteArrayList<>();
    try (Served served = served(baton)) {
      served.on("/page", (request, response) -> {
        ids.add(id());
        CorrelationContext.put("x-correlation-user", "ana");
        var async = request.startAsync();
        async.start(() -> {
          ids.add(String.valueOf(id()));
          async.dispatch("/second");
        });
      });
      served.on("/second", SHOWN);
      String page = served.get().body();
      assertTrue(page.contains(ID + "=" + ids.get(0)), page);
      assertTrue(page.contains("mdc x-correlation-user=ana"), page);
      assertEquals("null", ids.get(1), "IDs do not go to other threads by themselves");
      assertEquals(Map.of("generated", 1L), counted(baton));
      assertEquals(List.of(), served.left());
    }
  }

  private static Map<String, Long> counted(Baton baton) {
    Map<String, Long> counted = new TreeMap<>();
    for (String outcome : List.of("captured", "fallback", "generated", "rejected")) {
      if (baton.outcomes().count("http", outcome) > 0) {
        counted.put(outcome, baton.outcomes().count("http", outcome));
      }
    }
    return counted;
  }

  @Test
  void anErrorPageHasTheScopeOfItsRequest() throws Exception {
    List<Served.Page> failing =
        List.of((request, response) -> response.sendError(418), (request, response) -> {
          throw new IllegalStateException("of the servlet");
        });
    for (Served.Page page : failing) {
      Baton baton = Baton.builder().respondWithId(true).build();
      List<String> ids = new ArrayList<>();
      try (Served served = served(baton)) {
        served.on("/page", (request, response) -> {
          ids.add(id());
          page.serve(request, response);
        });
        served.on("/error", SHOWN);
        HttpResponse<String> response = served.get();
        assertTrue(response.statusCode() >= 400);
        assertTrue(response.body().contains(ID + "=" + ids.get(0)), response.body());
        assertEquals(List.of(ids.get(0)), response.headers().allValues(ID));
        assertEquals(Map.of("generated", 1L), counted(baton));
        assertEquals(List.of(), served.left());
      }
    }
  }

  @Test
  void whatIsForwardedOrIncludedRunsInTheScopeThatIsOpen() throws Exception {
    Baton baton = Baton.create();
    try (Served served = served(baton)) {
      served.on("/second", (request, response) -> {
        response.getWriter().print(CorrelationContext.current().get("x-correlation-step"));
        CorrelationContext.put("x-correlation-step", "inner");
      });
      served.on("/page", (request, response) -> {
        CorrelationContext.put("x-correlation-step", "outer");
        request.getRequestDispatcher("/second").include(request, response);
        response
            .getWriter()
            .print(" " + CorrelationContext.current().get("x-correlation-step") + " ");
        request.getRequestDispatcher("/second").include(request, response);
      });
      assertEquals("outer inner inner", served.get().body());
      served.on("/page", (request, response) -> {
        CorrelationContext.put("x-correlation-step", "forwarded");
        request.getRequestDispatcher("/second").forward(request, response);
      });
      assertEquals("forwarded", served.get().body());
      assertEquals(Map.of("generated", 2L), counted(baton));
      assertEquals(List.of(), served.left());
    }
  }

  @Test
  void registeredTwiceItOpensOnce() throws Exception {
    Baton baton = Baton.create();
    try (Served served =
        Served.by(container, new BatonServletFilter(baton), new BatonServletFilter(baton))) {
      served.on("/page", SHOWN);
      String page = served.get(ID, "post-1").body();
      assertTrue(page.contains("call-chain-length=1") && page.contains(ID + "=post-1"), page);
      assertEquals(Map.of("captured", 1L), counted(baton));
    }
  }

  @Test
  void theResponseHasTheIdWhereThatIsAskedForAndTheApplicationSetsNone() throws Exception {
    try (Served served = served(Baton.builder().respondWithId(true).build())) {
      assertEquals(List.of("post-1"), served.get(ID, "post-1").headers().allValues(ID));
      HttpResponse<String> head = served.send("HEAD", ID, "post-2");
      assertEquals(List.of("post-2"), head.headers().allValues(ID));
      assertEquals("", head.body());
      served.on("/page", (request, response) -> {
        response.getWriter().print("early");
        response.flushBuffer();
      });
      assertEquals(List.of("post-3"), served.get(ID, "post-3").headers().allValues(ID));
      served.on("/page", (request, response) -> response.setHeader("X-Correlation-Id", "theirs"));
      assertEquals(List.of("theirs"), served.get(ID, "post-4").headers().allValues(ID));
      served.on("/page", SHOWN);
      served.before((request, response, chain) -> {
        ((jakarta.servlet.http.HttpServletResponse) response)
            .setHeader("X-Correlation-Id", "first");
        chain.doFilter(request, response);
      });
      assertEquals(List.of("first"), served.get(ID, "post-5").headers().allValues(ID));
      served.before((request, response, chain) -> {
        response.flushBuffer();
        chain.doFilter(request, response);
      });
      HttpResponse<String> committed = served.get(ID, "post-6");
      assertEquals(List.of(), committed.headers().allValues(ID));
      assertTrue(committed.body().contains("post-6"), committed.body());
    }
  }

  @Test
  void whatAContainersObjectsThrowCostsNobodyTheRequest() throws Exception {
    Baton baton = Baton.builder().respondWithId(true).build();
    Counts counts = new Counts(baton, "http");
    try (Served served = served(baton)) {
      for (BrokenServletObjects broken : BrokenServletObjects.values()) {
        long before = counts.risen().getOrDefault("failed", 0L);
        served.before((request, response, chain) ->
            chain.doFilter(broken.request(request), broken.response(response)));
        HttpResponse<String> response = served.get(ID, "post-1");
        assertEquals(200, response.statusCode(), broken.name());
        assertTrue(broken.hasId(response.body()), broken + " " + response.body());
        boolean isCounted = counts.risen().getOrDefault("failed", 0L) > before;
        assertEquals(broken.isFault(), isCounted, broken.name());
        assertEquals(List.of(), served.left());
      }
    }
  }

  @Test
  void switchedOffItIsNotThere() throws Exception {
    System.setProperty("baton.enabled", "false");
    BatonServletFilter filter;
    try {
      filter = new BatonServletFilter();
    } finally {
      System.clearProperty("baton.enabled");
    }
    try (Served served = Served.by(container, filter)) {
      served.on(
          "/page",
          (request, response) -> response
              .getWriter()
              .print(Served.shown() + request.getAttribute(BatonServletFilter.class.getName())));
      assertEquals("{}null", served.get(ID, "post-1").body());
    }
    assertThrows(NullPointerException.class, () -> new BatonServletFilter(null));
  }

  @Test
  void byTheEnvironmentItDoesWhatTheEnvironmentSays() throws Exception {
    System.setProperty("baton.respondWithId", "true");
    BatonServletFilter filter;
    try {
      filter = new BatonServletFilter();
    } finally {
      System.clearProperty("baton.respondWithId");
    }
    try (Served served = Served.by(container, filter).on("/page", SHOWN)) {
      assertEquals(List.of("post-1"), served.get(ID, "post-1").headers().allValues(ID));
    }
  }

  @Test
  void hostileHeadersAreDroppedAndTheOthersStay() throws Exception {
    Baton baton = Baton.builder().respondWithId(true).build();
    try (Served served = served(baton)) {
      String page = served.getRaw(ID + ": post-1\r\n"
          + "x-correlation-obs: caf\u00e9\u00ff\r\n"
          + "x-correlation-long: " + "l".repeat(10 << 10) + "\r\n"
          + "x-correlation-empty:\r\n"
          + "x-correlation-a!b: 1\r\n"
          + "x-correlation-tab: a\tb\r\n"
          + "x-correlation-log: ${jndi:ldap://127.0.0.1/a}\r\n");
      assertTrue(page.startsWith("HTTP/1.1 200"), page);
      assertTrue(
          page.contains(
              shown(ID, "post-1", "call-chain-length", "1", "debug-log-enabled", "false")),
          page);
      assertEquals(6, baton.outcomes().count("http", "rejected"));
      String stranger = served.getRaw(ID + ": " + "l".repeat(10 << 10) + "\r\n");
      assertTrue(stranger.startsWith("HTTP/1.1 200"), stranger);
      assertFalse(stranger.contains("llll"), "the answer's header is a new ID");
      assertEquals(1, baton.outcomes().count("http", "generated"));
    }
  }

  @Test
  void whatIsLargerThanTheContainerTakesIsItsOwnToRefuse() throws Exception {
    Baton baton = Baton.create();
    try (Served served = served(baton)) {
      String answer = served.getRaw(ID + ": " + "l".repeat(ServletContainer.HEADER_BYTES) + "\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
      assertTrue(served.get(ID, "post-1").body().contains("post-1"));
      assertEquals(List.of(), served.left());
    }
  }

  @Test
  void idsOfManyRequestsAtOnceNeverMix() throws Exception {
    Baton baton = Baton.builder().respondWithId(true).build();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (Served served = served(baton)) {
      served.on("/page", (request, response) -> {
        threads.add(Thread.currentThread());
        if (request.getHeader("x-async") == null) {
          SHOWN.serve(request, response);
        } else {
          var async = request.startAsync();
          async.start(() -> async.dispatch("/second"));
        }
      });
      served.on("/second", SHOWN);
      Crowd.together(40, (member, turn) -> {
        Map<String, String> ids = new TreeMap<>(Crowd.ids(member, turn));
        List<String> headers = new ArrayList<>(List.of("x-plain", "1"));
        ids.forEach((name, value) -> headers.addAll(List.of(name, value)));
        if (turn % 4 == 0) {
          headers.addAll(List.of("x-async", "1"));
        }
        HttpResponse<String> response = served.get(headers.toArray(new String[0]));
        ids.put("call-chain-length", "1");
        ids.put("debug-log-enabled", "false");
        List<String> pairs = new ArrayList<>();
        ids.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        assertEquals(shown(pairs.toArray(new String[0])), response.body());
        assertEquals(List.of(ids.get(ID)), response.headers().allValues(ID));
      });
      assertEquals(List.of(), served.left());
      assertTrue(threads.size() > 1, "one thread served all");
      assertEquals(40L * Crowd.SIZE, baton.outcomes().count("http", "captured"));
    }
  }
}

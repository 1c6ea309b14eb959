// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that wait, are called off or are many: each keeps its own IDs, and nobody else's. */
@Law({5, 11})
class OkHttpQueueTest extends OkHttpServerTest {
  private static final List<String> CALLERS = List.of("A", "B", "nobody", "C", "D");

  private static OkHttpClient.Builder oneAtATime() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(1);
    return builder()
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool(1, 1, TimeUnit.MINUTES));
  }

  /** Makes a call in somebody's scope. */
  private Call call(OkHttpClient http, String who) {
    if (who.equals("nobody")) {
      return http.newCall(request("/" + who));
    }
    try (Scope scope = baton.open(ids(who))) {
      return http.newCall(request("/" + who));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBacklogOverOneConnectionKeepsEachCallsOwnIds(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(oneAtATime());
    OkHttpAnswers answers = new OkHttpAnswers(CALLERS.size());
    for (String who : CALLERS) {
      server.enqueue(new MockResponse().setHeadersDelay(30, TimeUnit.MILLISECONDS));
      if (who.equals("nobody")) {
        http.newCall(request("/" + who)).enqueue(answers);
      } else {
        try (Scope scope = baton.open(ids(who))) {
          http.newCall(request("/" + who)).enqueue(answers);
        }
      }
    }
    answers.await();
    for (int i = 0; i < CALLERS.size(); i++) {
      RecordedRequest taken = taken();
      assertEquals(i, taken.getSequenceNumber(), "one connection");
      assertEquals("/" + CALLERS.get(i), taken.getPath());
      assertEquals(sent(CALLERS.get(i)), idsIn(taken.getHeaders()));
    }
    assertRisen(Map.of("injected", 4L, "no scope", 1L));
    assertEquals(0, OkHttpDoor.kept(http));
  }

  /** The scopes are open on the thread that starts the calls; where a call was made counts for more. */
  @ParameterizedTest
  @EnumSource
  void aBacklogThatAnotherScopeStartsBelongsToTheMakers(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(oneAtATime());
    List<Call> calls = new ArrayList<>();
    for (String who : CALLERS) {
      enqueue(200);
      calls.add(call(http, who));
    }
    OkHttpAnswers answers = new OkHttpAnswers(calls.size());
    try (Scope scope = baton.open(ids("starter"))) {
      calls.forEach(call -> call.enqueue(answers));
    }
    answers.await();
    assertTaken("A", "B", "starter", "C", "D");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPutAfterACallWasMadeDoesNotReachIt(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    enqueue(200);
    try (Scope scope = baton.open(ids("A"))) {
      Call call = http.newCall(request("/"));
      CorrelationContext.put("x-correlation-late", "too late");
      call.execute().close();
    }
    assertTaken("A");
  }

  /** A callback runs on a thread of OkHttp's, in no scope; to have the caller's it is wrapped. */
  @ParameterizedTest
  @EnumSource
  void aCallbackHasTheCallersContextWhereItIsWrapped(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    Map<String, String> seen = new ConcurrentHashMap<>();
    OkHttpAnswers second = new OkHttpAnswers(2);
    OkHttpAnswers first;
    enqueue(200);
    enqueue(200);
    enqueue(200);
    try (Scope scope = baton.open(ids("A"))) {
      Runnable wrapped = CorrelationContext.wrap(() -> {
        seen.put("wrapped", CorrelationContext.current().correlationId());
        http.newCall(request("/wrapped")).enqueue(second);
      });
      first = new OkHttpAnswers(1) {
        @Override
        public void onResponse(Call call, Response response) {
          seen.put("bare", String.valueOf(CorrelationContext.current().correlationId()));
          http.newCall(request("/bare")).enqueue(second);
          wrapped.run();
          super.onResponse(call, response);
        }
      };
      http.newCall(request("/first")).enqueue(first);
    }
    first.await();
    second.await();
    assertEquals(Map.of("wrapped", "A", "bare", "null"), seen);
    for (int i = 0; i < 3; i++) {
      RecordedRequest taken = taken();
      assertEquals(
          sent(taken.getPath().equals("/bare") ? "nobody" : "A"), idsIn(taken.getHeaders()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatIsCancelledBeforeItStartsLeavesNothing(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    Call executed = call(http, "A");
    Call queued = call(http, "B");
    executed.cancel();
    queued.cancel();
    assertThrows(IOException.class, executed::execute);
    OkHttpAnswers answers = new OkHttpAnswers(1);
    queued.enqueue(answers);
    assertEquals(1, answers.await().failures.size());
    assertEquals(0, server.getRequestCount());
    assertRisen(Map.of());
    OkHttpLeaksTest.assertForgotten(http);
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatIsCancelledInTheQueueDoesNotGiveItsIdsToTheNext(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(oneAtATime());
    server.enqueue(new MockResponse().setHeadersDelay(200, TimeUnit.MILLISECONDS));
    enqueue(200);
    OkHttpAnswers answers = new OkHttpAnswers(3);
    Call cancelled = call(http, "B");
    call(http, "A").enqueue(answers);
    cancelled.enqueue(answers);
    call(http, "C").enqueue(answers);
    cancelled.cancel();
    answers.await();
    assertEquals(List.of(200, 200), answers.codes);
    assertTaken("A", "C");
    OkHttpLeaksTest.assertForgotten(http);
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatIsCancelledUnderWayFailsAsWithoutBaton(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    OkHttpAnswers answers = new OkHttpAnswers(1);
    Call call = call(http, "A");
    call.enqueue(answers);
    assertTaken("A");
    call.cancel();
    assertTrue(call.isCanceled());
    assertEquals(1, answers.await().failures.size());
    OkHttpLeaksTest.assertForgotten(http);
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatTheExecutorRejectsFailsOnceAndIsForgotten(OkHttpDoor door) throws Exception {
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdown();
    OkHttpClient http = door.open(builder().dispatcher(new Dispatcher(closed)));
    OkHttpAnswers answers = new OkHttpAnswers(1);
    call(http, "A").enqueue(answers);
    assertEquals(1, answers.await().failures.size());
    assertRisen(Map.of());
    OkHttpLeaksTest.assertForgotten(http);
  }

  @ParameterizedTest
  @EnumSource
  void thirtyTwoThreadsOnOneClientNeverSendEachOthersIds(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    Map<String, Map<String, String>> arrived = answerAll();
    Crowd.together(12, (member, turn) -> {
      Map<String, String> ids = Crowd.ids(member, turn);
      Request request = request("/" + member + "/" + turn);
      try (Scope scope = baton.open(ids(ids));
          Response response = http.newCall(request).execute()) {
        assertEquals(200, response.code());
      }
      assertEquals(sent(ids), arrived.get(request.url().encodedPath()));
    });
    assertRisen(Map.of("injected", 12L * Crowd.SIZE));
    assertEquals(0, OkHttpDoor.kept(http));
  }

  /** Thirty-two callers, but one connection: nearly every call is started by the thread of another's. */
  @ParameterizedTest
  @EnumSource
  void aCrowdThatQueuesForOneConnectionNeverSendsEachOthersIds(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(oneAtATime());
    Map<String, Map<String, String>> arrived = answerAll();
    int turns = 8;
    OkHttpAnswers answers = new OkHttpAnswers(turns * Crowd.SIZE);
    ConcurrentLinkedQueue<String> foreign = new ConcurrentLinkedQueue<>();
    Crowd.together(turns, (member, turn) -> {
      try (Scope scope = baton.open(ids(Crowd.ids(member, turn)))) {
        http.newCall(request("/" + member + "/" + turn)).enqueue(answers);
      }
    });
    answers.await();
    for (int member = 0; member < Crowd.SIZE; member++) {
      for (int turn = 0; turn < turns; turn++) {
        Map<String, String> there = arrived.get("/" + member + "/" + turn);
        if (!sent(Crowd.ids(member, turn)).equals(there)) {
          foreign.add(member + "/" + turn + " " + there);
        }
      }
    }
    assertEquals(List.of(), List.copyOf(foreign));
    assertEquals(0, OkHttpDoor.kept(http));
  }

  /** Answers all that comes, and notes by path which IDs it had. */
  private Map<String, Map<String, String>> answerAll() {
    Map<String, Map<String, String>> arrived = new ConcurrentHashMap<>();
    server.setDispatcher(new okhttp3.mockwebserver.Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        arrived.put(request.getPath(), idsIn(request.getHeaders()));
        return new MockResponse();
      }
    });
    return arrived;
  }

  @Test
  void theQueueOfTheseTestsIsOne() throws Exception {
    OkHttpClient http = OkHttpDoor.INSTALL.open(oneAtATime());
    CountDownLatch arrived = new CountDownLatch(1);
    server.enqueue(new MockResponse().setHeadersDelay(100, TimeUnit.MILLISECONDS));
    enqueue(200);
    OkHttpAnswers answers = new OkHttpAnswers(2) {
      @Override
      public void onResponse(Call call, Response response) {
        arrived.countDown();
        super.onResponse(call, response);
      }
    };
    call(http, "A").enqueue(answers);
    call(http, "B").enqueue(answers);
    assertEquals(1, http.dispatcher().queuedCallsCount());
    assertTrue(arrived.await(30, TimeUnit.SECONDS));
    answers.await();
  }
}

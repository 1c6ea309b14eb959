// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.Baton;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interceptors of the user's, before ours and after. */
@Law({1, 7})
class OkHttpInterceptorsTest extends OkHttpServerTest {
  /** Sends calls to {@code base.test} to the real host, as clients with a base URL do. */
  private static Interceptor rewriting(String host) {
    return chain -> {
      HttpUrl url = chain.request().url().newBuilder().host(host).build();
      return chain.proceed(chain.request().newBuilder().url(url).build());
    };
  }

  private Request toBase() {
    return new Request.Builder().url(url("base.test", "/")).build();
  }

  private static Interceptor throwing(Throwable fault) {
    return chain -> {
      if (fault instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) fault;
    };
  }

  @ParameterizedTest
  @EnumSource
  void theHostThatARewriterChoosesIsTheOneThatIsCalled(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder().addInterceptor(rewriting("real.test")));
    enqueue(302, "Location", url("real.test", "/next"));
    enqueue(302, "Location", url("base.test", "/stranger"));
    enqueue(200);
    assertEquals(200, callAs("A", http, toBase()));
    assertTaken("A", "A", "nobody");
  }

  /** "Install last." The door, gone through again, mends it: ours is the last one once more. */
  @ParameterizedTest
  @EnumSource
  void aRewriterThatIsAddedLaterCallsAStrangerUntilTheDoorIsGoneThroughAgain(OkHttpDoor door)
      throws Exception {
    OkHttpClient late = OkHttpDoor.INSTALL
        .open(builder())
        .newBuilder()
        .addInterceptor(rewriting("real.test"))
        .build();
    enqueue(200);
    assertEquals(200, callAs("A", late, toBase()));
    assertTaken("nobody");
    assertRisen(Map.of("host not allowed", 1L));
    enqueue(200);
    assertEquals(200, callAs("A", door.open(late.newBuilder()), toBase()));
    assertTaken("A");
  }

  @ParameterizedTest
  @EnumSource
  void withAListTheRewrittenHostIsJudgedWheneverItWasRewritten(OkHttpDoor door) throws Exception {
    for (String listed : new String[] {"real.test", "base.test"}) {
      Baton listing = Baton.builder().allowHosts(listed).build();
      List<OkHttpClient> clients = List.of(
          door.open(builder().addInterceptor(rewriting("real.test"))),
          door.open(builder())
              .newBuilder()
              .addInterceptor(rewriting("real.test"))
              .build());
      for (OkHttpClient http : clients) {
        enqueue(200);
        try (Scope scope = listing.open(ids("A"))) {
          http.newCall(toBase()).execute().close();
        }
        assertTaken(listed.equals("real.test") ? "A" : "nobody");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterceptorThatAsksTwiceSendsTheIdsTwice(OkHttpDoor door) throws Exception {
    Interceptor twice = chain -> {
      chain.proceed(chain.request()).close();
      HttpUrl other = chain.request().url().newBuilder().host("other.test").build();
      return chain.proceed(chain.request().newBuilder().url(other).build());
    };
    enqueue(500);
    enqueue(302, "Location", url("base.test", "/stranger"));
    enqueue(200);
    OkHttpClient http = door.open(builder().addInterceptor(twice));
    assertEquals(200, callAs("A", http, toBase()));
    assertTaken("A", "A", "nobody");
    assertEquals(0, OkHttpDoor.kept(http));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerOfAnInterceptorNeedsNoNetworkAndLeavesNothing(OkHttpDoor door) throws Exception {
    Interceptor own = chain -> new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(299)
        .message("own")
        .body(ResponseBody.create("", null))
        .build();
    OkHttpClient http = door.open(builder().addInterceptor(own));
    assertEquals(299, callAs("A", http, toBase()));
    OkHttpClient late = door.open(builder()).newBuilder().addInterceptor(own).build();
    assertEquals(299, callAs("A", late, toBase()));
    assertRisen(Map.of());
    OkHttpLeaksTest.assertForgotten(http);
    OkHttpLeaksTest.assertForgotten(late);
  }

  /** By a network interceptor before ours the carrier has what it set; one after ours sees ours, and has the last word. */
  @ParameterizedTest
  @EnumSource
  void aNetworkInterceptorOfTheUsersHasItsSayBeforeOursAndAfterIt(OkHttpDoor door)
      throws Exception {
    Map<String, Map<String, String>> seen = new ConcurrentHashMap<>();
    Interceptor before = chain -> {
      seen.put("before", idsIn(chain.request().headers()));
      return chain.proceed(
          chain.request().newBuilder().header("X-Correlation-A", "theirs").build());
    };
    Interceptor after = chain -> {
      seen.put("after", idsIn(chain.request().headers()));
      return chain.proceed(
          chain.request().newBuilder().header("call-chain-length", "7").build());
    };
    OkHttpClient http = door.open(builder().addNetworkInterceptor(before))
        .newBuilder()
        .addNetworkInterceptor(after)
        .build();
    enqueue(200);
    assertEquals(200, callAs("A", http, toBase()));
    Map<String, String> expected = sent("A");
    expected.put("x-correlation-a", "theirs");
    assertEquals(Map.of("before", Map.of(), "after", expected), seen);
    expected.put("call-chain-length", "7");
    assertEquals(expected, idsIn(taken().getHeaders()));
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkInterceptorThatSetsAnotherChainKeepsOursOut(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder()
        .addNetworkInterceptor(chain -> chain.proceed(
            chain.request().newBuilder().header("X-CORRELATION-ID", "theirs").build())));
    enqueue(200);
    assertEquals(200, callAs("A", http, toBase()));
    assertEquals(Map.of("x-correlation-id", "theirs"), idsIn(taken().getHeaders()));
    assertRisen(Map.of("other chain", 1L));
  }

  @ParameterizedTest
  @EnumSource
  void whatAnInterceptorOfTheUsersThrowsIsThrownAsItIs(OkHttpDoor door) {
    for (Throwable fault : new Throwable[] {
      new IllegalStateException("theirs"), new AssertionError("theirs"), new LinkageError("theirs")
    }) {
      List<UnaryOperator<OkHttpClient.Builder>> places = List.of(
          builder -> door.open(builder.addInterceptor(throwing(fault))).newBuilder(),
          builder -> door.open(builder).newBuilder().addInterceptor(throwing(fault)),
          builder -> door.open(builder.addNetworkInterceptor(throwing(fault))).newBuilder(),
          builder -> door.open(builder).newBuilder().addNetworkInterceptor(throwing(fault)));
      for (UnaryOperator<OkHttpClient.Builder> place : places) {
        OkHttpClient http = place.apply(builder()).build();
        assertSame(fault, assertThrows(fault.getClass(), () -> callAs("A", http, toBase())));
        OkHttpLeaksTest.assertForgotten(http);
      }
    }
    assertEquals(0, counts.risen().getOrDefault("failed", 0L));
  }

  @ParameterizedTest
  @EnumSource
  void whatItThrowsInAnEnqueuedCallReachesTheCallbackAndTheThread(OkHttpDoor door)
      throws Exception {
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    ExecutorService pool = Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task);
      thread.setUncaughtExceptionHandler((dying, fault) -> uncaught.complete(fault));
      return thread;
    });
    IllegalStateException fault = new IllegalStateException("theirs");
    OkHttpClient http =
        door.open(builder().dispatcher(new Dispatcher(pool)).addInterceptor(throwing(fault)));
    OkHttpAnswers answers = new OkHttpAnswers(1);
    try (Scope scope = baton.open(ids("A"))) {
      http.newCall(toBase()).enqueue(answers);
    }
    assertEquals(1, answers.await().failures.size());
    assertSame(fault, uncaught.get(30, TimeUnit.SECONDS));
    pool.shutdown();
    OkHttpLeaksTest.assertForgotten(http);
  }

  /** One connection, two clients: the one that was not installed sends nothing. */
  @ParameterizedTest
  @EnumSource
  void aClientThatSharesTheConnectionsOfAnInstalledOneSendsNothing(OkHttpDoor door)
      throws Exception {
    OkHttpClient plain = builder().build();
    OkHttpClient installed = door.open(plain.newBuilder());
    String[] callers = {"A", "nobody", "B", "nobody"};
    for (int i = 0; i < callers.length; i++) {
      enqueue(200);
      OkHttpClient http = callers[i].equals("nobody") ? plain : installed;
      assertEquals(200, callAs(callers[i], http, toBase()));
    }
    assertTaken(callers);
    assertEquals(1, plain.connectionPool().connectionCount());
    assertSame(plain.connectionPool(), installed.connectionPool());
    assertSame(plain.dispatcher(), installed.dispatcher());
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatIsDerivedFromAnInstalledOneIsInstalledOnce(OkHttpDoor door) throws Exception {
    OkHttpClient derived = door.open(builder()).newBuilder().build();
    for (OkHttpClient http : List.of(derived, door.open(derived.newBuilder()))) {
      assertEquals(1, http.interceptors().size());
      assertEquals(1, http.networkInterceptors().size());
      enqueue(200);
      assertEquals(200, callAs("A", http, toBase()));
      assertTaken("A");
    }
    assertRisen(Map.of("injected", 2L));
  }

  /** What is wrong with a builder is told by its own build, and not by ours. */
  @Test
  void aBuilderThatCannotBuildIsLeftAsItWas() {
    OkHttpClient.Builder broken = builder();
    broken.interceptors().add(null);
    assertSame(broken, assertDoesNotThrow(() -> BatonOkHttp.install(broken)));
    assertEquals(1, broken.interceptors().size());
    assertEquals(0, broken.networkInterceptors().size());
    assertRisen(Map.of("failed", 1L));
    assertThrows(IllegalStateException.class, broken::build);
  }
}

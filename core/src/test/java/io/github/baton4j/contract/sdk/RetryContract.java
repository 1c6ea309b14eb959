// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import io.github.baton4j.contract.OthersThread;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * What goes out at the first attempt goes out at every other one, whatever has become current meanwhile on the thread that
 * tries again.
 */
@Law({3, 5})
public abstract class RetryContract {
  private static final int ATTEMPTS = 3;
  private static final CorrelationIds IDS =
      CorrelationIds.of("c-1").with("x-correlation-user-id", "u-1").with("call-chain-length", "3");
  private static final CorrelationIds FOREIGN =
      CorrelationIds.of("f-1").with("x-correlation-foreign", "f");

  private final Baton baton = Baton.builder().build();
  private final Baton foreign = Baton.builder().build();

  protected abstract SdkTransport transport();

  /** Changes what is current on the thread of each attempt before it goes out. */
  private static final class Meddler implements ExecutionInterceptor {
    private final AtomicInteger attempts = new AtomicInteger();
    private final SdkWire wire;

    Meddler(SdkWire wire) {
      this.wire = wire;
    }

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      wire.settle();
      CorrelationContext.put("x-correlation-late", "l-" + attempts.incrementAndGet());
      CorrelationContext.put("x-correlation-user-id", "late");
    }
  }

  private ClientOverrideConfiguration.Builder retrying(
      ClientOverrideConfiguration.Builder configuration, OthersThread thread, Meddler meddler) {
    return configuration
        .addExecutionInterceptor(transport().interceptor())
        .addExecutionInterceptor(meddler)
        .scheduledExecutorService(thread)
        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(ATTEMPTS)
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .build());
  }

  /** Makes a call that fails like this at first, and returns all attempts. */
  private List<SdkWire.Attempt> attempts(SdkTransport.Call call, SdkWire.Fault... faults)
      throws Exception {
    boolean isSilent = List.of(faults).contains(SdkWire.Fault.SILENT);
    SdkWire wire = new SdkWire(transport()::answer);
    Meddler meddler = new Meddler(wire);
    try (wire;
        OthersThread thread = new OthersThread(foreign, FOREIGN);
        SdkClients clients = new SdkClients(wire, o -> {
          retrying(o, thread, meddler);
          if (isSilent) {
            o.apiCallAttemptTimeout(Duration.ofMillis(150));
          }
        })) {
      wire.fails(faults);
      wire.hold();
      CompletableFuture<?> answer;
      try (Scope scope = baton.open(IDS)) {
        answer = call.begin(clients);
      }
      try (Scope scope = foreign.open(FOREIGN)) {
        wire.release();
        answer.get(30, TimeUnit.SECONDS);
      }
      assertEquals(faults.length + 1, meddler.attempts.get());
      return wire.attempts();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyAttemptSendsTheSame(SdkWire.Fault fault) throws Exception {
    for (Map.Entry<String, SdkTransport.Call> each : transport().calls().entrySet()) {
      check(each.getKey(), each.getValue(), fault, fault);
    }
  }

  @Test
  void attemptsThatFailInDifferentWaysSendTheSame() throws Exception {
    for (Map.Entry<String, SdkTransport.Call> each : transport().calls().entrySet()) {
      check(each.getKey(), each.getValue(), SdkWire.Fault.THROTTLED, SdkWire.Fault.RESET);
    }
  }

  private void check(String name, SdkTransport.Call call, SdkWire.Fault... faults)
      throws Exception {
    SdkWire.Attempt expected = attempts(call).get(0);
    assertBears(name, expected);
    Counts counts = new Counts(baton, transport().name());
    List<SdkWire.Attempt> attempts = attempts(call, faults);
    assertEquals(ATTEMPTS, attempts.size(), name);
    for (SdkWire.Attempt each : attempts) {
      assertEquals(expected.body(), each.body(), name);
      assertEquals(lasting(attempts.get(0)), lasting(each), name);
      assertEquals(expected.headers().keySet(), each.headers().keySet(), name);
      assertEquals(signedHeaders(expected), signedHeaders(each), name);
    }
    assertEquals(transport().countedOnce(expected.body()), counts.risen(), name);
    assertEquals(0, new Counts(foreign, transport().name()).sum());
  }

  private void assertBears(String name, SdkWire.Attempt attempt) throws IOException {
    Map<String, String> ids = new TreeMap<>(IDS.asMap());
    ids.put("debug-log-enabled", "false");
    for (Map<String, String> each : transport().carriers(attempt.body())) {
      assertEquals(ids, each, name);
    }
  }

  /** The headers that are the same at every attempt of a call, whoever makes it. */
  private static Map<String, List<String>> lasting(SdkWire.Attempt attempt) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(attempt.headers());
    for (String own : List.of("amz-sdk-request", "X-Amz-Date", "Authorization")) {
      assertFalse(headers.remove(own).isEmpty(), own);
    }
    return headers;
  }

  private static Set<String> signedHeaders(SdkWire.Attempt attempt) {
    String authorization = attempt.headers().get("Authorization").get(0);
    String before = "SignedHeaders=";
    int begin = authorization.indexOf(before) + before.length();
    assertTrue(begin > before.length(), authorization);
    return Set.of(
        authorization.substring(begin, authorization.indexOf(',', begin)).split(";", -1));
  }

  @Test
  void noAttemptHasAHeaderThatAClientWithoutBatonDoesNotSend() throws Exception {
    for (Map.Entry<String, SdkTransport.Call> each : transport().calls().entrySet()) {
      try (SdkWire wire = new SdkWire(transport()::answer);
          SdkClients clients = new SdkClients(wire, o -> {})) {
        each.getValue().begin(clients).get(30, TimeUnit.SECONDS);
        SdkWire.Attempt plain = wire.attempts().get(0);
        for (SdkWire.Attempt attempt : attempts(each.getValue(), SdkWire.Fault.SERVER_ERROR)) {
          assertEquals(plain.headers().keySet(), attempt.headers().keySet(), each.getKey());
          assertEquals(signedHeaders(plain), signedHeaders(attempt), each.getKey());
        }
      }
    }
  }
}

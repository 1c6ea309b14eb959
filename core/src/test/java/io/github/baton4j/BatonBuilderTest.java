// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.internal.Policy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

class BatonBuilderTest {
  private static final URI THERE = URI.create("https://users.example.com/u");

  /** What is on the log line and in the headers of a call after these names were put, each with its name as value. */
  private record Seen(Set<String> mdcKeys, Set<String> headers) {}

  private static Seen seen(Baton baton, String... names) {
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      for (String name : names) {
        CorrelationContext.put(name, "v");
      }
      return new Seen(
          Set.copyOf(MDC.getCopyOfContextMap().keySet()),
          Set.copyOf(baton.headers(THERE).keySet()));
    }
  }

  private static final Set<String> CHAIN =
      Set.of("x-correlation-id", "call-chain-length", "debug-log-enabled");

  private static Set<String> chainAnd(String... more) {
    Set<String> all = new java.util.HashSet<>(CHAIN);
    all.addAll(Set.of(more));
    return all;
  }

  @Test
  void thePrefixTellsWhatTravels() {
    Baton baton = Baton.builder().prefix("Acme-").build();
    Seen seen = seen(baton, "acme-user", "x-correlation-user");
    assertEquals(chainAnd("acme-user"), seen.headers());
    assertEquals(chainAnd("acme-user"), seen.mdcKeys());
  }

  @Test
  void namesTravelBesideThePrefixAndAddUp() {
    Baton baton = Baton.builder().names("tenant").names("Region", "baggage").build();
    Seen seen = seen(baton, "TENANT", "region", "baggage", "zone");
    assertEquals(chainAnd("tenant", "region", "baggage"), seen.headers());
    assertEquals(chainAnd("tenant", "region"), seen.mdcKeys());
  }

  @Test
  void localNamesShowButDoNotTravelNorComeIn() {
    Baton baton = Baton.builder().local("row").local("x-correlation-step").build();
    Seen seen = seen(baton, "Row", "x-correlation-step");
    assertEquals(CHAIN, seen.headers());
    assertEquals(chainAnd("row", "x-correlation-step"), seen.mdcKeys());
    CorrelationIds ids =
        baton.capture(Incoming.of(Map.of("row", "1", "x-correlation-step", "2"), null, false));
    assertEquals(CHAIN, ids.asMap().keySet());
  }

  @Test
  void sensitiveNamesGoToListedHostsOnly() {
    Baton open =
        Baton.builder().sensitive("card").sensitive("x-correlation-user").build();
    assertEquals(CHAIN, seen(open, "card", "x-correlation-user").headers());
    Baton listed = Baton.builder().sensitive("card").allowHosts("*.example.com").build();
    assertEquals(chainAnd("card"), seen(listed, "card").headers());
  }

  @Test
  void mdcNameIsTheKeyOnTheLogLineAlone() {
    Baton baton = Baton.builder()
        .mdcName("X-Correlation-Id", "correlationId")
        .mdcName("x-correlation-user", "user")
        .build();
    Seen seen = seen(baton, "x-correlation-user");
    assertEquals(
        Set.of("correlationId", "user", "call-chain-length", "debug-log-enabled"), seen.mdcKeys());
    assertEquals(chainAnd("x-correlation-user"), seen.headers());
  }

  @Test
  void mdcNameOfAFieldOfTheHopIsItsKey() {
    Baton baton = Baton.builder().mdcName("messageid", "msg").build();
    Scope scope = baton.open(new Local(Map.of("messageId", "m-1")));
    try (scope) {
      assertEquals("m-1", MDC.get("msg"));
      assertNull(MDC.get("messageId"));
    }
  }

  @Test
  void snakeCaseIsForTheLogLineAlone() {
    Baton baton = Baton.builder()
        .mdcSnakeCase(true)
        .names("Tenant.Of-Row")
        .mdcName("call-chain-length", "hop-Of")
        .mdcOmit("debug-log-enabled")
        .build();
    Seen seen = seen(baton, "x-correlation-user-id", "x-correlation-a.b_c", "tenant.of-row");
    assertEquals(
        Set.of(
            "x_correlation_id",
            "hop-Of",
            "x_correlation_user_id",
            "x_correlation_a_b_c",
            "tenant_of_row"),
        seen.mdcKeys());
    assertEquals(
        chainAnd("x-correlation-user-id", "x-correlation-a.b_c", "tenant.of-row"), seen.headers());
  }

  /** Spring Boot's encoder for ECS, for one, throws when one key is the beginning of another, and the line is lost. */
  @Test
  void noNameOfACallersNestsInAnother() {
    Map<String, String> headers = new java.util.LinkedHashMap<>();
    headers.put("x-correlation-id.more", "1");
    headers.put("x-correlation-id", "the-id");
    headers.put("x-correlation-a.b.c", "2");
    headers.put("order.id", "3");
    Baton baton = Baton.builder().names("order.id").local("row.of").build();
    Scope scope = baton.open(Incoming.of(headers, null));
    try (scope) {
      CorrelationContext.put("x-correlation-user.name", "ann");
      CorrelationContext.put("row.of", "7");
      assertEquals(
          chainAnd(
              "x-correlation-id_more",
              "x-correlation-a_b_c",
              "x-correlation-user_name",
              "order.id",
              "row.of"),
          MDC.getCopyOfContextMap().keySet());
      assertEquals("ann", CorrelationContext.current().get("x-correlation-user.name"));
    }
  }

  static Stream<Arguments> namesOfOneKey() {
    return Stream.of(
        Arguments.of(false, "x-correlation-user_id", "x-correlation-user.id"),
        Arguments.of(true, "x-correlation-user-id", "x-correlation-user_id"),
        Arguments.of(true, "x-correlation-user-id", "x-correlation-user.id"),
        Arguments.of(true, "x-correlation-user.id", "x-correlation-user_id"));
  }

  /** What code has put is not hidden by what a caller sent beside it, in whatever order, here or at the next hop. */
  @ParameterizedTest
  @MethodSource("namesOfOneKey")
  void ofTwoNamesWithOneKeyTheSameOneShowsWhateverTheOrder(
      boolean snakeCase, String shown, String other) {
    Baton baton = Baton.builder().mdcSnakeCase(snakeCase).build();
    String key = snakeCase ? "x_correlation_user_id" : "x-correlation-user_id";
    for (boolean shownFirst : new boolean[] {true, false}) {
      Map<String, String> in = new java.util.LinkedHashMap<>();
      in.put(shownFirst ? shown : other, "sent");
      in.put(shownFirst ? other : shown, "sent");
      Scope scope = baton.open(Incoming.of(in, null));
      try (scope) {
        CorrelationContext.put(shown, "verified");
        assertEquals("verified", MDC.get(key));
        CorrelationContext.put(other, "forged");
        assertEquals("verified", MDC.get(key));
        assertEquals("forged", CorrelationContext.current().get(other));
        Scope next = baton.open(Incoming.of(CorrelationContext.current().asMap(), null, false));
        try (next) {
          assertEquals("verified", MDC.get(key));
        }
        assertEquals("verified", MDC.get(key));
      }
      assertNull(MDC.get(key));
    }
  }

  @Test
  void fieldsOfTheHopAreInSnakeCaseToo() {
    Map<String, String> fields = new java.util.LinkedHashMap<>();
    for (String name : List.of(
        "awsRequestId",
        "apiGatewayRequestId",
        "messageId",
        "eventID",
        "receiveCount",
        "coldStart",
        "tenantId",
        "xray_trace_id",
        "functionName",
        "HTTPMethod",
        "row")) {
      fields.put(name, "v");
    }
    Baton baton = Baton.builder().mdcSnakeCase(true).build();
    Scope scope = baton.open(new Local(fields));
    try (scope) {
      assertEquals(
          Set.of(
              "x_correlation_id",
              "call_chain_length",
              "debug_log_enabled",
              "aws_request_id",
              "api_gateway_request_id",
              "message_id",
              "event_id",
              "receive_count",
              "cold_start",
              "tenant_id",
              "xray_trace_id",
              "httpmethod",
              "row"),
          MDC.getCopyOfContextMap().keySet());
    }
    assertTrue(MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
  }

  @Test
  void noNameTakesTheSnakeCaseKeyOfAKnownOne() {
    Baton baton =
        Baton.builder().prefix("x").mdcSnakeCase(true).names("tenant-id-of").build();
    Map<String, String> in = new java.util.LinkedHashMap<>();
    in.put("x-correlation-id", "the-id");
    in.put("x.correlation.id", "forged");
    in.put("x_correlation_id", "forged");
    in.put("tenant-id-of", "t");
    Scope scope = baton.open(Incoming.of(in, null, false));
    try (scope) {
      assertEquals("the-id", MDC.get("x_correlation_id"));
      assertEquals("t", MDC.get("tenant_id_of"));
      CorrelationContext.put("x_correlation-id", "forged");
      assertEquals("the-id", MDC.get("x_correlation_id"));
      assertEquals("forged", CorrelationContext.current().get("x.correlation.id"));
    }
    assertNull(MDC.get("x_correlation_id"));
  }

  @Test
  void omittedNamesTravelButDoNotShow() {
    Baton baton = Baton.builder()
        .mdcOmit("call-chain-length")
        .mdcOmit("x-correlation-user")
        .build();
    Seen seen = seen(baton, "x-correlation-user");
    assertEquals(Set.of("x-correlation-id", "debug-log-enabled"), seen.mdcKeys());
    assertEquals(chainAnd("x-correlation-user"), seen.headers());
  }

  @Test
  void listHeadersShowOnlyUnderAKeyOfTheirOwn() {
    assertEquals(CHAIN, seen(Baton.create(), "tracestate").mdcKeys());
    Baton baton = Baton.builder().mdcName("tracestate", "state").build();
    assertEquals(chainAnd("state"), seen(baton, "tracestate").mdcKeys());
  }

  @Test
  void allowedHostsAreTheOnlyOnes() {
    Baton baton =
        Baton.builder().allowHosts("a.test").allowHosts("*.b.test:8443").build();
    assertEquals(CHAIN, headers(baton, "https://a.test/"));
    assertEquals(CHAIN, headers(baton, "https://x.b.test:8443/"));
    assertEquals(Set.of(), headers(baton, "https://x.b.test/"));
    assertEquals(Set.of(), headers(baton, "https://c.test/"));
    assertEquals(Set.of(), headers(Baton.builder().allowHosts().build(), "https://a.test/"));
    assertEquals(CHAIN, headers(Baton.create(), "https://a.test/"));
    assertEquals(Set.of(), headers(Baton.create(), "https://a.test/?X-Amz-Signature=a"));
  }

  private static Set<String> headers(Baton baton, String uri) {
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      return baton.headers(URI.create(uri)).keySet();
    }
  }

  @Test
  void theDefaultPortOfTheSchemeIsCompared() {
    Baton baton = Baton.builder().allowHosts("a.test:443", "b.test:80").build();
    assertEquals(CHAIN, headers(baton, "https://a.test/"));
    assertEquals(CHAIN, headers(baton, "WSS://a.test/"));
    assertEquals(CHAIN, headers(baton, "http://b.test/"));
    assertEquals(Set.of(), headers(baton, "http://a.test/"));
    assertEquals(Set.of(), headers(baton, "https://b.test/"));
  }

  @Test
  void limitsBoundTheHeadersAndTheMessage() {
    int idBytes = "x-correlation-id".length() + "abc".length() + 4;
    Baton baton = Baton.builder()
        .limits(Limits.defaults().httpHeaderBytes(idBytes).messageBytes(1000))
        .build();
    assertEquals(Set.of("x-correlation-id"), headers(baton, "https://a.test/"));
    assertEquals(1000, baton.policy().messageLimit(999));
    Policy defaults = Baton.create().policy();
    assertEquals(4096, defaults.httpHeaderBytes());
    assertEquals(1 << 18, defaults.messageLimit(999));
  }

  @Test
  void theDebugRateDecidesWhereAChainStarts() {
    Baton always = Baton.builder().debugRate(1).build();
    assertEquals("true", always.capture(null).get("debug-log-enabled"));
    assertEquals("false", Baton.create().capture(null).get("debug-log-enabled"));
    Incoming decided = Incoming.of(Map.of("debug-log-enabled", "false"), null, false);
    assertEquals("false", always.capture(decided).get("debug-log-enabled"));
  }

  @Test
  void theSaltIsPartOfTheDecision() {
    Baton plain = Baton.builder().debugRate(0.5).build();
    Baton salted = Baton.builder().debugRate(0.5).debugSalt(" pepper ").build();
    Baton trimmed = Baton.builder().debugRate(0.5).debugSalt("pepper").build();
    int differ = 0;
    for (int i = 0; i < 200; i++) {
      Incoming in = Incoming.of(Map.of("x-correlation-id", "post-" + i), null, false);
      String flag = salted.capture(in).get("debug-log-enabled");
      assertEquals(flag, trimmed.capture(in).get("debug-log-enabled"));
      differ += flag.equals(plain.capture(in).get("debug-log-enabled")) ? 0 : 1;
    }
    assertTrue(differ > 60 && differ < 140, "about a half: " + differ);
  }

  @Test
  void httpCallersAreTrustedOnlyWhenToldSo() {
    Incoming caller = Incoming.of(
        Map.of(
            "x-correlation-id",
            "with space",
            "call-chain-length",
            "4",
            "debug-log-enabled",
            "true"),
        "req-1");
    CorrelationIds untrusted = Baton.create().capture(caller);
    assertEquals(
        Map.of("x-correlation-id", "req-1", "call-chain-length", "1", "debug-log-enabled", "false"),
        untrusted.asMap());
    CorrelationIds trusted = Baton.builder().trustHttp(true).build().capture(caller);
    assertEquals(
        Map.of(
            "x-correlation-id",
            "with space",
            "call-chain-length",
            "5",
            "debug-log-enabled",
            "true"),
        trusted.asMap());
  }

  @Test
  void refusedCallersGetARandomIdAndNothingOfTheirs() {
    Map<String, String> headers =
        Map.of("x-correlation-id", "theirs", "x-correlation-user", "theirs");
    for (boolean trust : new boolean[] {true, false}) {
      Baton baton = Baton.builder().refuseHttp(true).trustHttp(trust).build();
      CorrelationIds ids = baton.capture(Incoming.of(headers, "req-1"));
      assertEquals(CHAIN, ids.asMap().keySet());
      assertDoesNotThrow(() -> UUID.fromString(ids.correlationId()));
      assertEquals("theirs", baton.capture(Incoming.of(headers, "m", false)).correlationId());
    }
  }

  @Test
  void w3cHeadersCanBeSwitchedOff() {
    String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Incoming in = Incoming.of(Map.of("traceparent", parent, "tracestate", "a=1"), null);
    assertEquals(parent, Baton.create().capture(in).get("traceparent"));
    assertEquals("a=1", Baton.create().capture(in).get("tracestate"));
    assertEquals(CHAIN, Baton.builder().w3c(false).build().capture(in).asMap().keySet());
  }

  @Test
  void aChainLongerThanTheMaximumIsCounted() {
    Baton baton = Baton.builder().maxChainLength(3).build();
    baton.capture(Incoming.of(Map.of("call-chain-length", "2"), null, false));
    assertEquals(0, baton.outcomes().count("custom", "loop"));
    baton.capture(Incoming.of(Map.of("call-chain-length", "3"), null, false));
    assertEquals(1, baton.outcomes().count("custom", "loop"));
    assertEquals(50, Baton.create().policy().maxChainLength());
  }

  @Test
  void theIdGeneratorMakesTheIds() {
    Baton baton = Baton.builder().idGenerator(() -> "made").build();
    assertEquals("made", baton.capture(null).correlationId());
    Scope scope = baton.open((CorrelationIds) null);
    try (scope) {
      assertEquals("made", CorrelationContext.current().correlationId());
    }
  }

  @Test
  void excludedTargetsAreTold() {
    Policy policy =
        Baton.builder().exclude("one").exclude("arn:aws:sqs:r:1:two").build().policy();
    assertTrue(policy.excludes("https://sqs.test/1/one"));
    assertTrue(policy.excludes("two"));
    assertFalse(policy.excludes("three"));
  }

  @Test
  void strictModeThrowsOnlyWhenAskedFor() {
    Baton strict = Baton.builder().strict(true).build();
    Scope outer = strict.open(CorrelationIds.of("outer"));
    Scope inner = strict.open(CorrelationIds.of("inner"));
    assertThrows(IllegalStateException.class, outer::close);
    inner.close();
    assertTrue(CorrelationContext.current().isEmpty());
    Baton lenient = Baton.create();
    Scope one = lenient.open(CorrelationIds.of("one"));
    Scope two = lenient.open(CorrelationIds.of("two"));
    assertDoesNotThrow(one::close);
    assertDoesNotThrow(two::close);
    assertEquals(1, lenient.outcomes().count("context", "never closed"));
    assertTrue(CorrelationContext.current().isEmpty());
  }

  static Stream<Arguments> wrongSettings() {
    return Stream.of(
        wrong("prefix", b -> b.prefix(null)),
        wrong("prefix", b -> b.prefix("")),
        wrong("prefix", b -> b.prefix(" ")),
        wrong("prefix", b -> b.prefix("x y")),
        wrong("prefix", b -> b.prefix(".x")),
        wrong("prefix", b -> b.prefix("x.")),
        wrong("prefix", b -> b.prefix("x".repeat(33))),
        wrong("prefix", b -> b.prefix("é-")),
        wrong("names", b -> b.names((String) null)),
        wrong("names", b -> b.names((String[]) null)),
        wrong("names", b -> b.names("a b")),
        wrong("names", b -> b.names("fine", "")),
        wrong("names", b -> b.names("x".repeat(65))),
        wrong("names", b -> b.names("awsRequestId")),
        wrong("names", b -> b.names("MESSAGEID")),
        wrong("local", b -> b.local("a b")),
        wrong("local", b -> b.local("x-correlation-id")),
        wrong("local", b -> b.local((String) null)),
        wrong("sensitive", b -> b.sensitive("a\nb")),
        wrong("sensitive", b -> b.sensitive((String) null)),
        wrong("mdcName", b -> b.mdcName(null, "key")),
        wrong("mdcName", b -> b.mdcName("x-correlation-a", null)),
        wrong("mdcName", b -> b.mdcName("x-correlation-a", " ")),
        wrong("mdcName", b -> b.mdcName("a b", "key")),
        wrong("debugSalt", b -> b.debugSalt(null)),
        wrong("mdcOmit", b -> b.mdcOmit("a b")),
        wrong("mdcOmit", b -> b.mdcOmit((String) null)),
        wrong("allowHosts", b -> b.allowHosts("*")),
        wrong("allowHosts", b -> b.allowHosts("https://example.com")),
        wrong("allowHosts", b -> b.allowHosts("example.com:0")),
        wrong("allowHosts", b -> b.allowHosts("example.com", null)),
        wrong("allowHosts", b -> b.allowHosts("")),
        wrong("exclude", b -> b.exclude("")),
        wrong("exclude", b -> b.exclude((String) null)),
        wrong("httpHeaderBytes", b -> b.limits(Limits.defaults().httpHeaderBytes(-1))),
        wrong("httpHeaderBytes", b -> b.limits(Limits.defaults().httpHeaderBytes(1_048_577))),
        wrong("kinesisRecordBytes", b -> b.limits(Limits.defaults().kinesisRecordBytes(-1))),
        wrong(
            "kinesisRecordBytes", b -> b.limits(Limits.defaults().kinesisRecordBytes(10_485_761))),
        wrong("messageBytes", b -> b.limits(Limits.defaults().messageBytes(-1))),
        wrong("messageBytes", b -> b.limits(Limits.defaults().messageBytes(1_073_741_825))),
        wrong("debugRate", b -> b.debugRate(-0.1)),
        wrong("debugRate", b -> b.debugRate(1.1)),
        wrong("debugRate", b -> b.debugRate(Double.NaN)),
        wrong("debugRate", b -> b.debugRate(Double.POSITIVE_INFINITY)),
        wrong("maxChainLength", b -> b.maxChainLength(0)),
        wrong("maxChainLength", b -> b.maxChainLength(-1)),
        wrong("maxChainLength", b -> b.maxChainLength(1_000_001)),
        wrong("idGenerator", b -> b.idGenerator(null)));
  }

  private static Arguments wrong(String setting, UnaryOperator<Baton.Builder> change) {
    return Arguments.of(setting, change);
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void aWrongSettingFailsAtBuildAndIsNamed(String setting, UnaryOperator<Baton.Builder> change) {
    Baton.Builder builder = assertDoesNotThrow(() -> change.apply(Baton.builder()));
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(e.getMessage().startsWith(setting + ": "), e.getMessage());
  }

  @Test
  void theLimitsOfTheNumbersThemselvesAreFine() {
    assertDoesNotThrow(() -> Baton.builder()
        .limits(Limits.defaults().httpHeaderBytes(0).messageBytes(0))
        .debugRate(0)
        .maxChainLength(1)
        .prefix("x")
        .build());
    assertDoesNotThrow(() -> Baton.builder()
        .limits(Limits.defaults().httpHeaderBytes(1 << 20).messageBytes(1 << 30))
        .debugRate(1)
        .maxChainLength(1_000_000)
        .prefix("x".repeat(32))
        .names("x".repeat(64))
        .build());
  }

  static Stream<Arguments> collidingKeys() {
    return Stream.of(
        collision(b -> b.mdcName("x-correlation-a", "k").mdcName("x-correlation-b", "k")),
        collision(b -> b.mdcName("x-correlation-a", "x-correlation-id")),
        collision(b -> b.mdcName("x-correlation-a", "x-correlation-b")),
        collision(b -> b.mdcName("x-correlation-id", "call-chain-length")),
        collision(b -> b.mdcName("x-correlation-id", "awsRequestId")),
        collision(b -> b.mdcName("messageId", "eventID")),
        collision(b -> b.mdcName("x-correlation-id", "row").local("row")),
        collision(b -> b.mdcName("x-correlation-id", "tenant").names("tenant")),
        collision(b -> b.mdcName("x-correlation-id", "x-correlation-b")
            .mdcName("messageId", "x-correlation-b")),
        collision(b -> b.mdcSnakeCase(true).mdcName("x-correlation-a", "aws_request_id")),
        collision(b -> b.mdcSnakeCase(true).mdcName("messageId", "x_correlation_id")),
        collision(b -> b.mdcSnakeCase(true).names("x_correlation_id")),
        collision(b -> b.mdcSnakeCase(true).names("a-b", "a.b")),
        collision(b -> b.mdcSnakeCase(true).names("a-b").local("a_b")),
        collision(b -> b.mdcSnakeCase(true).local("cold-start")));
  }

  private static Arguments collision(UnaryOperator<Baton.Builder> change) {
    return Arguments.of(change);
  }

  @ParameterizedTest
  @MethodSource("collidingKeys")
  void twoNamesOnOneKeyFail(UnaryOperator<Baton.Builder> change) {
    Baton.Builder builder = change.apply(Baton.builder());
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(e.getMessage().startsWith("mdcName: "), e.getMessage());
  }

  @Test
  void keysThatOnlyLookAlikeAreFine() {
    assertDoesNotThrow(() -> Baton.builder()
        .mdcName("x-correlation-a", "X-Correlation-Id")
        .mdcName("x-correlation-b", "x-correlation-b")
        .mdcName("x-correlation-c", "awsrequestid2")
        .build());
    assertDoesNotThrow(() -> Baton.builder()
        .mdcName("x-correlation-id", "correlationId")
        .mdcName("x-correlation-a", "x-correlation-id")
        .build());
    assertDoesNotThrow(() -> Baton.builder()
        .mdcOmit("call-chain-length")
        .mdcName("x-correlation-a", "call-chain-length")
        .build());
    assertDoesNotThrow(() -> Baton.builder()
        .names("a-b", "A-B")
        .sensitive("a-b")
        .mdcSnakeCase(true)
        .mdcName("x-correlation-a", "awsRequestId")
        .mdcName("functionName", "function_name")
        .build());
  }

  @Test
  void aKeyGivenTwiceIsTheLastOne() {
    Baton baton = Baton.builder()
        .mdcName("x-correlation-a", "one")
        .mdcName("X-CORRELATION-A", "two")
        .build();
    assertEquals(chainAnd("two"), seen(baton, "x-correlation-a").mdcKeys());
  }

  @Test
  void usingTheBuilderAgainDoesNotReachWhatIsBuilt() {
    Baton.Builder builder = Baton.builder().names("one").mdcName("one", "eins");
    Baton first = builder.build();
    builder
        .names("two")
        .local("three")
        .mdcName("two", "zwei")
        .mdcOmit("x-correlation-id")
        .allowHosts("nowhere.test")
        .sensitive("one")
        .prefix("acme-")
        .exclude("queue")
        .debugRate(1)
        .trustHttp(true)
        .limits(Limits.defaults().httpHeaderBytes(0));
    Baton second = builder.build();
    Seen seen = seen(first, "one", "two", "three", "acme-x", "x-correlation-y");
    assertEquals(chainAnd("one", "x-correlation-y"), seen.headers());
    assertEquals(chainAnd("eins", "x-correlation-y"), seen.mdcKeys());
    assertFalse(first.policy().excludes("queue"));
    assertFalse(first.policy().trustsHttp());
    assertEquals("false", first.capture(null).get("debug-log-enabled"));
    assertEquals(
        Set.of("call-chain-length", "debug-log-enabled", "eins", "zwei", "three", "acme-x"),
        seen(second, "one", "two", "three", "acme-x", "x-correlation-y").mdcKeys());
    assertTrue(second.policy().excludes("queue"));
  }

  @Test
  void anArrayThatIsChangedLaterChangesNothing() {
    String[] names = {"one"};
    Baton.Builder builder = Baton.builder().names(names);
    names[0] = "two";
    assertEquals(chainAnd("one"), seen(builder.build(), "one", "two").headers());
  }

  @Test
  void itsTextTellsThePrefixAndNoSecrets() {
    assertEquals("Baton(acme-*)", Baton.builder().prefix("acme-").build().toString());
  }

  /** Something with fields of its hop. */
  record Local(Map<String, String> localFields) implements Incoming {
    @Override
    public Iterable<Map.Entry<String, Object>> fields() {
      return Map.<String, Object>of().entrySet();
    }

    @Override
    public String fallbackId() {
      return null;
    }

    @Override
    public boolean edge() {
      return false;
    }
  }

  private static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

  @Test
  void theTraceHeaderCanBeOmittedFromTheMdc() {
    Baton baton = Baton.builder().mdcOmit("x-amzn-trace-id").build();
    Scope scope = baton.open(CorrelationIds.of("abc").with("x-amzn-trace-id", TRACE));
    try (scope) {
      assertEquals(CHAIN, MDC.getCopyOfContextMap().keySet());
    }
  }

  @Test
  void theTraceHeaderCanHaveAnotherKeyInTheMdc() {
    Baton baton = Baton.builder().mdcName("x-amzn-trace-id", "trace").build();
    Scope scope = baton.open(CorrelationIds.of("abc").with("x-amzn-trace-id", TRACE));
    try (scope) {
      assertEquals(chainAnd("trace"), MDC.getCopyOfContextMap().keySet());
    }
  }

  /** As containers are called. java.net.URI does not take such an authority for a host and a port. */
  @Test
  void aHostWithAnUnderscoreIsAHost() {
    assertEquals(CHAIN, headers(Baton.create(), "http://user_service:8080/u"));
  }

  @Test
  void portsAreToldFromHostsWhateverTheHostLooksLike() {
    Baton listing = Baton.builder().allowHosts("123:80", "user_service:8080").build();
    assertEquals(CHAIN, headers(listing, "http://123/u"));
    assertEquals(CHAIN, headers(listing, "http://user_service:8080/u"));
    assertEquals(Set.of(), headers(listing, "http://user_service/u"));
  }

  @Test
  void whoLogsInIsNotTheHost() {
    for (String login : new String[] {"user:80@", "user:pw@", "user@"}) {
      Baton users = Baton.builder().allowHosts("user").build();
      Baton services = Baton.builder().allowHosts("user_service:80").build();
      assertEquals(Set.of(), headers(users, "http://" + login + "user_service/u"), login);
      assertEquals(CHAIN, headers(services, "http://" + login + "user_service/u"), login);
      assertEquals(CHAIN, headers(services, "http://" + login + "user_service:80/u"), login);
    }
  }
}

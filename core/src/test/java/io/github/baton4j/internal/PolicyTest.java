// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final String CHOSEN = " 26 30 31 35 37 39 74 107 115 132 137 172 184";
  private static final String SALTED = " 0 15 25 47 48 76 97 158";

  private static final int KIB256 = 262_144;
  private static final int MIB = 1_048_576;

  @ParameterizedTest
  @CsvSource({
    "0, 262144",
    "262143, 262144",
    "262144, 262144",
    "262145, 1048576",
    "1048576, 1048576",
    "1048577, 1048577",
  })
  void aMessageIsNotCarriedOverTheNextLimitAboveIt(long size, long limit) {
    assertEquals(limit, Policy.of(Map.of()).messageLimit(size));
  }

  @ParameterizedTest
  @CsvSource({
    // setting, size, limit
    "100, 0, 100",
    "100, 99, 100",
    "100, 100, 100",
    "100, 101, 262144",
    "300000, 1, 262144",
    "300000, 262144, 262144",
    "300000, 262145, 300000",
    "300000, 300001, 1048576",
    "0, 0, 0",
  })
  void aSettingIsALimitBesideThoseOfTheServices(int setting, long size, long limit) {
    assertEquals(limit, Policy.of(Map.of("messageBytes", setting)).messageLimit(size));
  }

  @Test
  void aLargerSettingDoesNotLiftTheLimitsOfTheServices() {
    Policy policy = Policy.of(Map.of("messageBytes", 1 << 30));
    assertEquals(KIB256, policy.messageLimit(1));
    assertEquals(MIB, policy.messageLimit(KIB256 + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "arn:aws:sqs:eu-west-1:123456789012:orders",
        "arn:aws-cn:sns:cn-north-1:123456789012:orders",
        "https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
        "http://127.0.0.1:9324/000000000000/orders",
        "arn:aws:kinesis:eu-west-1:123456789012:stream/orders",
      })
  void aTargetIsExcludedByNameArnAndUrlAlike(String written) {
    Policy policy = Policy.of(Map.of("exclude", List.of("other", written)));
    for (String asked : List.of(
        "orders",
        "arn:aws:sqs:eu-west-1:123456789012:orders",
        "https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
        "arn:aws:kinesis:eu-west-1:123456789012:stream/orders")) {
      assertTrue(policy.excludes(asked), asked);
    }
    for (String asked : List.of("orders2", "my-orders", "Orders", "orders.fifo", "", "orders/x")) {
      assertFalse(policy.excludes(asked), asked);
    }
    assertFalse(policy.excludes(null));
  }

  @Test
  void theGeneratorMakesTheIds() {
    Policy policy = Policy.of(Map.of("idGenerator", (Supplier<String>) () -> "made"));
    assertEquals("made", policy.newId());
  }

  @Test
  void aGeneratorThatGivesNoValidIdIsReplacedByARandomOne() {
    for (String bad : new String[] {null, "", "null", "a\nb", "ü", " a", "a".repeat(257)}) {
      Policy policy = Policy.of(Map.of("idGenerator", (Supplier<String>) () -> bad));
      String id = policy.newId();
      assertEquals(id, UUID.fromString(id).toString());
      assertEquals(1, policy.counters().count("context", "rejected"));
    }
  }

  @Test
  void aGeneratorThatThrowsIsReplacedByARandomOne() {
    try (BatonLog log = new BatonLog()) {
      Policy policy = Policy.of(Map.of("idGenerator", (Supplier<String>) () -> {
        throw new AssertionError("secret");
      }));
      assertDoesNotThrow(() -> UUID.fromString(policy.newId()));
      assertEquals(1, policy.counters().count("context", "failed"));
      assertEquals(1, log.warnings().size());
      assertFalse(log.warnings().get(0).contains("secret"));
    }
  }

  @Test
  void aGeneratorThatRunsOutOfMemoryIsNotHidden() {
    Policy policy = Policy.of(Map.of("idGenerator", (Supplier<String>) () -> {
      throw new OutOfMemoryError("test");
    }));
    assertThrows(OutOfMemoryError.class, policy::newId);
  }

  @Test
  void debuggingIsAFunctionOfTheIdAndTheRate() {
    Policy never = Policy.of(Map.of());
    Policy always = Policy.of(Map.of("debugRate", 1.0));
    Policy some = Policy.of(Map.of("debugRate", 0.1));
    Policy more = Policy.of(Map.of("debugRate", 0.5));
    int hits = 0;
    for (int i = 0; i < 20_000; i++) {
      String id = "post-" + i;
      assertFalse(never.debugs(id));
      assertTrue(always.debugs(id));
      assertEquals(some.debugs(id), some.debugs(id));
      assertTrue(more.debugs(id) || !some.debugs(id), "a higher rate adds chains, it drops none");
      hits += some.debugs(id) ? 1 : 0;
    }
    assertTrue(hits > 1800 && hits < 2200, "of 20,000 a tenth: " + hits);
  }

  @Test
  void theRateHoldsForRandomIdsToo() {
    Policy policy = Policy.of(Map.of("debugRate", 0.5));
    int hits = 0;
    for (int i = 0; i < 20_000; i++) {
      hits += policy.debugs(
              UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}).toString())
          ? 1
          : 0;
    }
    assertTrue(hits > 9_600 && hits < 10_400, "of 20,000 a half: " + hits);
  }

  /** Services of other versions decide about the same IDs: changing the function would split a chain's decision. */
  @Test
  void whichIdsAreChosenDoesNotChangeBetweenVersions() {
    assertEquals(CHOSEN, chosen(Policy.of(Map.of("debugRate", 0.05))));
    assertEquals(SALTED, chosen(Policy.of(Map.of("debugRate", 0.05, "debugSalt", "pepper"))));
  }

  private static String chosen(Policy policy) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      if (policy.debugs("post-" + i)) {
        out.append(' ').append(i);
      }
    }
    return out.toString();
  }

  @Test
  void theSaltChoosesOthersAtTheSameRate() {
    Policy plain = Policy.of(Map.of("debugRate", 0.2));
    Policy salted = Policy.of(Map.of("debugRate", 0.2, "debugSalt", "s"));
    Policy same = Policy.of(Map.of("debugRate", 0.2, "debugSalt", "s"));
    int hits = 0;
    int both = 0;
    for (int i = 0; i < 20_000; i++) {
      String id = "post-" + i;
      assertEquals(salted.debugs(id), same.debugs(id));
      hits += salted.debugs(id) ? 1 : 0;
      both += salted.debugs(id) && plain.debugs(id) ? 1 : 0;
    }
    assertTrue(hits > 3_700 && hits < 4_300, "of 20,000 a fifth: " + hits);
    assertTrue(both > 650 && both < 950, "of 20,000 a fifth of a fifth: " + both);
  }

  /** IDs are often counted up, or differ in one place: neighbours are chosen independently of each other. */
  @Test
  void neighboursAreDecidedIndependently() {
    Policy policy = Policy.of(Map.of("debugRate", 0.2));
    String uuid = "9f41e684-de82-437d-a7f5-5b19e570e";
    for (String before : new String[] {"", "post-", uuid, "1-5759e988-bd862e3fe1be46a994"}) {
      for (String behind : new String[] {"", "-eu", "#" + uuid}) {
        int hits = 0;
        int pairs = 0;
        boolean previous = false;
        for (int i = 0; i < 20_000; i++) {
          boolean hit = policy.debugs(before + i + behind);
          hits += hit ? 1 : 0;
          pairs += hit && previous ? 1 : 0;
          previous = hit;
        }
        assertTrue(hits > 3_700 && hits < 4_300, before + "N" + behind + ": " + hits);
        assertTrue(pairs > 650 && pairs < 950, before + "N" + behind + ": " + pairs);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-correlation-id",
        "x_correlation_id",
        "acme-user",
        "acme_user",
        "Extra",
        "traceparent",
        "messageId",
        "xray_trace_id",
        "trace",
        "request",
        "customer"
      })
  void keysOfWhatIsOfOneChainOrRequestShowAnId(String key) {
    assertTrue(renamed().showsId(key));
    assertFalse(Policy.of(Map.of()).showsId(key.equals("customer") ? key : "function"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"coldStart", "tenantId", "functionName", "function", "tier", "level", "acme", ""})
  void keysOfWhatManyRequestsShareShowNone(String key) {
    assertFalse(renamed().showsId(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id", "a_user_key", "my_app_user", "my_app_a_b", "message_id"})
  void keysInSnakeCaseShowTheIdWhicheverSignsItsNameHas(String key) {
    assertTrue(snakeCase().showsId(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"my_app_tier", "a_tier", "cold_start", "tenant_id", "my_app"})
  void keysInSnakeCaseOfWhatManyRequestsShareShowNone(String key) {
    assertFalse(snakeCase().showsId(key));
  }

  private static Policy snakeCase() {
    return Policy.of(Map.of(
        "prefix",
        "my_app-",
        "names",
        List.of("user.id", "a_user-key"),
        "local",
        List.of("my_app-tier", "a.tier"),
        "mdcSnakeCase",
        true));
  }

  private static Policy renamed() {
    return Policy.of(Map.of(
        "prefix",
        "acme-",
        "names",
        List.of("extra"),
        "local",
        List.of("tier"),
        "mdcName",
        Map.of(
            "x-correlation-id", "trace",
            "awsRequestId", "request",
            "acme-customer", "customer",
            "functionName", "function",
            "tier", "level")));
  }
}

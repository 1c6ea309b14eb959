// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.internal.BatonLog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatonEnvironmentTest {
  private static final Map<String, String> DEFAULTS = effects(
      "x-correlation-",
      "[]",
      "any",
      "4096",
      "262144",
      "1048576",
      "false",
      "false",
      "false",
      "true",
      "50",
      "false");

  /** The effect of every setting, those that are lists alike. */
  private static Map<String, String> effects(
      String prefix,
      String lists,
      String hosts,
      String headerBytes,
      String messageBytes,
      String recordBytes,
      String debugs,
      String trusts,
      String refuses,
      String w3c,
      String chain,
      String strict) {
    Map<String, String> out = new TreeMap<>();
    out.put("prefix", prefix);
    for (String list : List.of("names", "local", "sensitive", "mdcName", "exclude")) {
      out.put(list, lists);
    }
    out.put("allowHosts", hosts);
    out.put("httpHeaderBytes", headerBytes);
    out.put("messageBytes", messageBytes);
    out.put("kinesisRecordBytes", recordBytes);
    out.put("debugRate", debugs);
    out.put("trustHttp", trusts);
    out.put("refuseHttp", refuses);
    out.put("w3c", w3c);
    out.put("maxChainLength", chain);
    out.put("strict", strict);
    return out;
  }

  private static ChildJvm withVariables(ChildJvm jvm) {
    return jvm.variable("BATON_PREFIX", "Env-")
        .variable("BATON_NAMES", "names.env, other.env")
        .variable("BATON_LOCAL", " local.env ")
        .variable("BATON_SENSITIVE", "other.sensitive,Sensitive.Env")
        .variable("BATON_MDC_NAME", "call-chain-length = key.env,debug-log-enabled=debug")
        .variable("BATON_MDC_OMIT", "env-env,x-correlation-id")
        .variable("BATON_ALLOW_HOSTS", "env.test:443, *.env.test")
        .variable("BATON_EXCLUDE", "arn:aws:sqs:eu-west-1:1:env")
        .variable("BATON_HTTP_HEADER_BYTES", "1000")
        .variable("BATON_MESSAGE_BYTES", "1001")
        .variable("BATON_KINESIS_RECORD_BYTES", "1003")
        .variable("BATON_DEBUG_RATE", "1.0")
        .variable("BATON_TRUST_HTTP", "TRUE")
        .variable("BATON_REFUSE_HTTP", " true ")
        .variable("BATON_W3C", "false")
        .variable("BATON_MAX_CHAIN_LENGTH", "1002")
        .variable("BATON_STRICT", "true");
  }

  private static ChildJvm withProperties(ChildJvm jvm) {
    return jvm.property("baton.prefix", "prop-")
        .property("baton.names", "names.prop")
        .property("baton.local", "local.prop")
        .property("baton.sensitive", "sensitive.prop")
        .property("baton.mdcName", "call-chain-length=key.prop")
        .property("baton.mdcOmit", "prop-prop")
        .property("baton.allowHosts", "prop.test")
        .property("baton.exclude", "prop")
        .property("baton.httpHeaderBytes", "2000")
        .property("baton.messageBytes", "2001")
        .property("baton.kinesisRecordBytes", "2003")
        .property("baton.debugRate", "0.0")
        .property("baton.trustHttp", "false")
        .property("baton.refuseHttp", "false")
        .property("baton.w3c", "true")
        .property("baton.maxChainLength", "2002")
        .property("baton.strict", "false");
  }

  private static void assertEffects(Map<String, String> expected, ChildJvm.Said said) {
    Map<String, String> actual = new TreeMap<>(said.effects());
    actual.keySet().retainAll(expected.keySet());
    assertEquals(expected, actual);
    assertEquals("true", said.effect("enabled"));
  }

  @Test
  void withoutAnySettingTheDefaultsStand() throws Exception {
    ChildJvm.Said said = new ChildJvm().run();
    assertEffects(DEFAULTS, said);
    assertEquals("theirs", said.effect("captured"));
    assertEquals("[env, prop, code]", said.effect("shown"));
  }

  @Test
  void everySettingIsReadFromItsVariable() throws Exception {
    ChildJvm.Said said = withVariables(new ChildJvm()).run();
    Map<String, String> expected = effects(
        "env-", "[env]", "[env]", "1000", "1001", "1003", "true", "true", "true", "false", "1002",
        "true");
    assertEffects(expected, said);
    assertEquals("[prop, code]", said.effect("shown"), "env-env is omitted");
  }

  @Test
  void aSystemPropertyWinsOverItsVariable() throws Exception {
    ChildJvm.Said said = withProperties(withVariables(new ChildJvm())).run();
    Map<String, String> expected = effects(
        "prop-", "[prop]", "[prop]", "2000", "2001", "2003", "false", "false", "false", "true",
        "2002", "false");
    assertEffects(expected, said);
    assertEquals("[env, code]", said.effect("shown"), "prop-prop is omitted");
  }

  @Test
  void aSystemPropertyWorksAloneToo() throws Exception {
    ChildJvm.Said said = withProperties(new ChildJvm()).run();
    assertEquals("prop-", said.effect("prefix"));
    assertEquals("[prop]", said.effect("names"));
    assertEquals("2002", said.effect("maxChainLength"));
  }

  @Test
  void theBuilderWinsOverBoth() throws Exception {
    ChildJvm.Said said = withProperties(withVariables(new ChildJvm())).run("builder");
    Map<String, String> expected = effects(
        "code-", "[code]", "[code]", "3000", "3001", "3003", "false", "false", "false", "true",
        "3002", "false");
    assertEffects(expected, said);
  }

  /** Settings that agree with each other, whichever of them is looked at first. */
  @Test
  void namesThatShareAKeyButForTheirOwnKeysAreNoContradiction() throws Exception {
    ChildJvm.Said said = new ChildJvm()
        .variable("BATON_NAMES", "user.id,user-id,user_id")
        .variable("BATON_MDC_SNAKE_CASE", "true")
        .variable("BATON_MDC_NAME", "user.id=x-correlation-v")
        .variable("BATON_MDC_OMIT", "user_id,x-correlation-v")
        .run();
    assertNothingIsIgnored(said);
    assertEquals("true", said.effect("mdcSnakeCase"));
    assertNothingIsIgnored(new ChildJvm()
        .variable("BATON_MDC_SNAKE_CASE", "true")
        .variable("BATON_MDC_NAME", "x-correlation-a=messageId")
        .run());
  }

  private static void assertNothingIsIgnored(ChildJvm.Said said) {
    assertTrue(
        said.warnings().stream().noneMatch(line -> line.contains("Baton ignores")),
        said.warnings().toString());
  }

  @Test
  void snakeCaseAndSaltAreReadInTheSameOrder() throws Exception {
    ChildJvm variables = new ChildJvm()
        .variable("BATON_DEBUG_RATE", "0.5")
        .variable("BATON_MDC_SNAKE_CASE", "true")
        .variable("BATON_DEBUG_SALT", "env");
    ChildJvm.Said said = variables.run();
    assertEquals("true", said.effect("mdcSnakeCase"));
    assertEquals(debuggedWith("env"), said.effect("debugged"));
    said = variables
        .property("baton.mdcSnakeCase", "false")
        .property("baton.debugSalt", "prop")
        .run();
    assertEquals("false", said.effect("mdcSnakeCase"));
    assertEquals(debuggedWith("prop"), said.effect("debugged"));
    said = variables.property("baton.mdcSnakeCase", "true").run("logs");
    assertEquals("false", said.effect("mdcSnakeCase"));
    assertEquals(debuggedWith("code"), said.effect("debugged"));
  }

  private static String debuggedWith(String salt) {
    return SettingsProbe.debugged(
        Baton.builder().debugRate(0.5).debugSalt(salt).build().policy());
  }

  @Test
  void aWrongVariableIsWarnedOfOnceAndItsDefaultStands() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    wrong.put("BATON_PREFIX", "not a prefix");
    wrong.put("BATON_NAMES", "fine,not fine");
    wrong.put("BATON_LOCAL", "awsRequestId");
    wrong.put("BATON_SENSITIVE", "a b");
    wrong.put("BATON_MDC_NAME", "just-a-name");
    wrong.put("BATON_MDC_SNAKE_CASE", "snake");
    wrong.put("BATON_MDC_OMIT", "a b");
    wrong.put("BATON_ALLOW_HOSTS", "https://example.com");
    wrong.put("BATON_HTTP_HEADER_BYTES", "4k");
    wrong.put("BATON_MESSAGE_BYTES", "-1");
    wrong.put("BATON_KINESIS_RECORD_BYTES", "10485761");
    wrong.put("BATON_EXCLUDE", "post*");
    wrong.put("BATON_DEBUG_RATE", "1,5");
    wrong.put("BATON_TRUST_HTTP", "yes");
    wrong.put("BATON_REFUSE_HTTP", "1");
    wrong.put("BATON_W3C", "off");
    wrong.put("BATON_MAX_CHAIN_LENGTH", "0");
    wrong.put("BATON_STRICT", "strict");
    ChildJvm jvm = new ChildJvm();
    wrong.forEach(jvm::variable);
    ChildJvm.Said said = jvm.run();
    Map<String, String> expected = new TreeMap<>(DEFAULTS);
    expected.put("allowHosts", "[]");
    expected.put("refuseHttp", "true");
    assertEffects(expected, said);
    for (String variable : List.of("BATON_ALLOW_HOSTS", "BATON_REFUSE_HTTP")) {
      String protects = variable + ", but for what is right or protects: ";
      assertTrue(said.warnings().stream().anyMatch(l -> l.contains(protects)), protects);
    }
    for (String variable : wrong.keySet()) {
      List<String> about =
          said.warnings().stream().filter(line -> line.contains(variable + ",")).toList();
      assertEquals(1, about.size(), variable + ": " + said.warnings());
    }
  }

  @Test
  void aWrongElementDoesNotTakeItsListAlong() throws Exception {
    ChildJvm.Said said = new ChildJvm()
        .variable("BATON_NAMES", "not fine,names.env")
        .variable("BATON_LOCAL", "local.env,awsRequestId")
        .variable("BATON_SENSITIVE", "a b, sensitive.env,c d")
        .variable("BATON_ALLOW_HOSTS", "*.env.test,env.test,https://example.com")
        .variable("BATON_EXCLUDE", "post*,env")
        .variable("BATON_MDC_NAME", "just-a-name,call-chain-length=key.env")
        .run();
    for (String setting :
        List.of("names", "local", "sensitive", "allowHosts", "exclude", "mdcName")) {
      assertEquals("[env]", said.effect(setting), setting);
    }
    assertEquals(
        6,
        said.warnings().stream()
            .filter(l -> l.contains("but for what is right"))
            .count());
  }

  @Test
  void oneWrongVariableDoesNotTakeTheOthersAlong() throws Exception {
    ChildJvm.Said said =
        withVariables(new ChildJvm()).variable("BATON_MAX_CHAIN_LENGTH", "many").run();
    Map<String, String> expected = effects(
        "env-", "[env]", "[env]", "1000", "1001", "1003", "true", "true", "true", "false", "50",
        "true");
    assertEffects(expected, said);
  }

  @Test
  void emptyVariablesAreNone() throws Exception {
    ChildJvm jvm = new ChildJvm();
    for (String name :
        List.of("PREFIX", "NAMES", "ALLOW_HOSTS", "DEBUG_RATE", "W3C", "ENABLED", "MDC_NAME")) {
      jvm.variable("BATON_" + name, " ");
    }
    ChildJvm.Said said = jvm.run();
    assertEffects(DEFAULTS, said);
    assertTrue(
        said.warnings().stream().noneMatch(line -> line.contains("ignores")),
        said.warnings().toString());
  }

  @Test
  void switchedOffNothingElseCounts() throws Exception {
    for (String off : List.of("false", "FALSE", " False ")) {
      ChildJvm.Said said = withProperties(withVariables(new ChildJvm()))
          .variable("BATON_ENABLED", off)
          .run("builder");
      assertEquals("false", said.effect("enabled"));
      assertEquals("empty", said.effect("mdc"));
      assertEquals("none", said.effect("headers"));
      assertEquals("empty", said.effect("current"));
      assertEquals("[]", said.effect("shown"));
      assertEquals("null", said.effect("captured"));
      assertEquals("1", said.effect("ran"), "the task itself runs");
    }
  }

  @Test
  void switchedOffByThePropertyItIsOff() throws Exception {
    ChildJvm.Said said = new ChildJvm().property("baton.enabled", "false").run("builder");
    assertEquals("false", said.effect("enabled"));
    assertEquals("empty", said.effect("mdc"));
  }

  @Test
  void underATurkishLocaleTheSameVariablesCount() throws Exception {
    ChildJvm.Said said = withVariables(new ChildJvm())
        .property("user.language", "tr")
        .property("user.country", "TR")
        .run();
    Map<String, String> expected = effects(
        "env-", "[env]", "[env]", "1000", "1001", "1003", "true", "true", "true", "false", "1002",
        "true");
    assertEffects(expected, said);
  }

  @ParameterizedTest
  @CsvSource({
    "prefix, BATON_PREFIX, 'a b'",
    "maxChainLength, BATON_MAX_CHAIN_LENGTH, x",
    "httpHeaderBytes, BATON_HTTP_HEADER_BYTES, x",
    "trustHttp, BATON_TRUST_HTTP, maybe",
  })
  void theWarningNamesTheSetting(String setting, String variable, String value) {
    try (BatonLog log = new BatonLog()) {
      withProperty("baton." + setting, value, () -> {
        Baton.create();
        Baton.create();
      });
      assertEquals(1, log.warnings().size(), log.warnings().toString());
      assertTrue(log.warnings().get(0).contains(variable), log.warnings().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "1e3", " ", "0x10", "1_000"})
  void numbersThatAreNoneLeaveTheDefault(String text) {
    int[] seen = {0};
    withProperty(
        "baton.maxChainLength", text, () -> seen[0] = Baton.create().policy().maxChainLength());
    assertEquals(50, seen[0]);
  }

  @Test
  void whatTheBuilderSetsIsNotLookedForInTheEnvironment() {
    try (BatonLog log = new BatonLog()) {
      withProperty("baton.maxChainLength", "many", () -> {
        assertEquals(7, Baton.builder().maxChainLength(7).build().policy().maxChainLength());
        assertEquals(List.of(), log.warnings());
        assertEquals(50, Baton.create().policy().maxChainLength());
      });
      assertEquals(1, log.warnings().size());
    }
  }

  @Test
  void theEnvironmentIsReadAtBuildAndNotLater() {
    Baton.Builder builder = Baton.builder();
    withProperty(
        "baton.prefix",
        "one-",
        () -> assertEquals("one-", builder.build().policy().prefix()));
    assertEquals("x-correlation-", builder.build().policy().prefix());
  }

  private static void withProperty(String name, String value, Runnable body) {
    System.setProperty(name, value);
    try {
      body.run();
    } finally {
      System.clearProperty(name);
    }
  }

  /** What is wrong is its own setting: an allow-list must not fall with it, or IDs go to everybody. */
  @Test
  void twoNamesOnOneKeyInAVariableCostThatVariableAlone() throws Exception {
    ChildJvm.Said said = new ChildJvm()
        .variable("BATON_MDC_NAME", "x-correlation-a=k,x-correlation-b=k")
        .variable("BATON_ALLOW_HOSTS", "env.test")
        .variable("BATON_REFUSE_HTTP", "true")
        .run();
    assertEquals("[env]", said.effect("allowHosts"));
    assertEquals("true", said.effect("refuseHttp"));
    assertTrue(
        said.warnings().stream().anyMatch(line -> line.contains("BATON_MDC_NAME")),
        said.warnings().toString());
  }

  @Test
  void theVariableThatSwitchesOffBeatsTheProperty() throws Exception {
    ChildJvm.Said said = new ChildJvm()
        .variable("BATON_ENABLED", "false")
        .property("baton.enabled", "true")
        .run();
    assertEquals("false", said.effect("enabled"));
  }

  @Test
  void aSwitchThatIsNeitherTrueNorFalseIsWarnedOf() throws Exception {
    ChildJvm.Said said = new ChildJvm().variable("BATON_ENABLED", "off").run();
    assertEquals("true", said.effect("enabled"));
    assertTrue(
        said.warnings().stream().anyMatch(line -> line.contains("BATON_ENABLED")),
        said.warnings().toString());
  }

  @Test
  void aVariableThatNoSettingHasIsWarnedOf() throws Exception {
    ChildJvm.Said said = new ChildJvm()
        .variable("BATON_SENSITIV", "x-correlation-patient-id")
        .variable("BATON_TRUST_HTTP", "true")
        .variable("BATON_ENABLED", "true")
        .run();
    long told = said.warnings().stream()
        .filter(line -> line.contains("knows no setting"))
        .count();
    assertEquals(1, told, said.warnings().toString());
    assertTrue(said.warnings().get(0).endsWith("BATON_SENSITIV"));
  }
}

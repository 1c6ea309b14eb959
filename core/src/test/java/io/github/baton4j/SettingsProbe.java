// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Policy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;

/**
 * The main class of a JVM of its own: prints what a Baton does under the environment that this JVM was given, a line
 * {@code setting=effect} each. Arguments: {@code builder} sets everything from the builder, too, {@code logs} what other settings
 * would hide.
 */
final class SettingsProbe {
  private static final List<String> WHO = List.of("env", "prop", "code");

  private SettingsProbe() {}

  public static void main(String[] arguments) {
    Baton.Builder builder = Baton.builder();
    if (List.of(arguments).contains("builder")) {
      byCode(builder);
    }
    if (List.of(arguments).contains("logs")) {
      builder.mdcSnakeCase(false).debugSalt("code");
    }
    Baton baton = builder.build();
    builder.build(); // a second one, so that what is to be told once could be told twice
    print("enabled", baton.policy().isEnabled());
    policy(baton.policy());
    scope(baton);
    captures(baton);
  }

  private static void byCode(Baton.Builder builder) {
    builder
        .prefix("code-")
        .names("names.code")
        .local("local.code")
        .sensitive("sensitive.code")
        .mdcName("call-chain-length", "key.code")
        .mdcOmit("omit.code")
        .allowHosts("code.test")
        .exclude("code")
        .limits(Limits.defaults().httpHeaderBytes(3000).messageBytes(3001).kinesisRecordBytes(3003))
        .debugRate(0)
        .trustHttp(false)
        .refuseHttp(false)
        .w3c(true)
        .maxChainLength(3002)
        .strict(false);
  }

  private static void print(String setting, Object effect) {
    System.out.println("probe." + setting + "=" + effect);
  }

  private static void policy(Policy policy) {
    print("prefix", policy.prefix());
    List<String> names = new ArrayList<>();
    List<String> sensitive = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    List<String> allowed = new ArrayList<>();
    for (String who : WHO) {
      add(names, who, policy.canonical("names." + who) != null);
      add(sensitive, who, policy.canonical("sensitive." + who) != null);
      add(excluded, who, policy.excludes(who));
      add(allowed, who, policy.allowsHost(who + ".test", 443));
    }
    print("names", names);
    print("sensitive", sensitive);
    print("exclude", excluded);
    print("allowHosts", policy.hasAllowedHosts() ? allowed : "any");
    print("httpHeaderBytes", policy.httpHeaderBytes());
    print("messageBytes", policy.messageLimit(0));
    print("kinesisRecordBytes", policy.recordLimit(0));
    print("debugRate", policy.debugs("abc"));
    print("debugged", debugged(policy));
    print("trustHttp", policy.trustsHttp());
    print("refuseHttp", policy.refusesHttp());
    print("w3c", policy.canonical("traceparent") != null);
    print("maxChainLength", policy.maxChainLength());
    print("strict", policy.isStrict());
  }

  /** Which of so many IDs have their debug logs on. */
  static String debugged(Policy policy) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      out.append(policy.debugs("post-" + i) ? '1' : '0');
    }
    return out.toString();
  }

  private static void add(List<String> out, String who, boolean so) {
    if (so) {
      out.add(who);
    }
  }

  private static void scope(Baton baton) {
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      Map<String, String> before = MDC.getCopyOfContextMap();
      List<String> local = new ArrayList<>();
      List<String> keys = new ArrayList<>();
      for (String who : WHO) {
        CorrelationContext.put("local." + who, "v");
        add(local, who, MDC.get("local." + who) != null);
        add(keys, who, before != null && before.containsKey("key." + who));
      }
      print("local", local);
      print("mdcName", keys);
      print("mdcSnakeCase", before != null && before.containsKey("call_chain_length"));
      print("mdc", before == null || before.isEmpty() ? "empty" : "stamped");
      print("headers", baton.headers(URI.create("https://code.test/")).isEmpty() ? "none" : "some");
      print("current", CorrelationContext.current().isEmpty() ? "empty" : "open");
    }
    List<String> shown = new ArrayList<>();
    for (String who : WHO) {
      Scope other = baton.open(CorrelationIds.of("abc"));
      try (other) {
        CorrelationContext.put(baton.policy().prefix() + who, "v");
        add(shown, who, MDC.get(baton.policy().prefix() + who) != null);
      }
    }
    print("shown", shown);
  }

  private static void captures(Baton baton) {
    Incoming caller = Incoming.of(Map.of("x-correlation-id", "theirs"), "req-1");
    print("captured", baton.capture(caller).correlationId());
    int[] ran = {0};
    baton.run(caller, () -> ran[0]++);
    print("ran", ran[0]);
  }
}

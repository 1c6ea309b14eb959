// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings into a {@link Policy}. The builder wins over the system property {@code baton.<name>}, that over the
 * variable {@code BATON_<NAME>}, that over the default. A wrong value from the builder throws, one from the environment
 * is warned of and its default stands, for that setting alone: an allow-list must not fall with a misspelt MDC key. Of a list
 * what is right still counts, and what is to protect protects: a slip must not let IDs out.
 */
final class Settings {
  private static final String[] FROM_ENVIRONMENT = {
    "names",
    "local",
    "sensitive",
    "mdcName",
    "mdcOmit",
    "allowHosts",
    "exclude",
    "prefix",
    "mdcSnakeCase",
    "httpHeaderBytes",
    "messageBytes",
    "kinesisRecordBytes",
    "debugRate",
    "debugSalt",
    "trustHttp",
    "refuseHttp",
    "respondWithId",
    "w3c",
    "maxChainLength",
    "strict",
  };

  /** How many of these, from the first, are lists. */
  private static final int LISTS = 7;

  /** What others read, when they need it: not a part of any policy. */
  private static final String[] OTHERS = {
    "enabled", "handler", "nextWrapper", "kinesisStreams", "onLoop", "recordScopes",
  };

  private Settings() {}

  /** A policy by a builder's values over those of the environment. */
  static Policy policy(Map<String, ?> builder, Counters counters) {
    boolean enabled = isEnabled();
    warnOfUnknown();
    Policy policy = policy(enabled, builder, counters);
    Map<String, Object> all = new LinkedHashMap<>(builder);
    int count = FROM_ENVIRONMENT.length;
    int end = count;
    // Again where one was refused: snake case may need a key of a name, and that key a name that is
    // omitted.
    for (int i = 0; i < end; i++) {
      String name = FROM_ENVIRONMENT[i % count];
      String text = all.containsKey(name) ? null : environment(name);
      if (text != null) {
        all.put(name, text);
        try {
          policy = policy(enabled, all, counters);
        } catch (IllegalArgumentException e) {
          all.remove(name);
          if (i < 2 * count) {
            end = 3 * count;
          } else {
            // The message holds what somebody of this application's own configured, not what came
            // in from outside.
            Object rest = i % count < LISTS ? right(name, text, all) : refusal(name);
            warn(
                name,
                rest == null ? "its default stands: " : "but for what is right or protects: ",
                e);
            if (rest != null) {
              all.put(name, rest);
              policy = policy(enabled, all, counters);
            }
          }
        }
      }
    }
    return policy;
  }

  /** The right elements of a list that has wrong ones; of no right host none is allowed. */
  private static @Nullable Object right(String name, String text, Map<String, Object> others) {
    Map<String, Object> all = new LinkedHashMap<>(others);
    List<String> right = new ArrayList<>();
    all.put(name, right);
    for (String element : list(text)) {
      right.add(element);
      try {
        policy(true, all, Counters.SCOPELESS);
      } catch (IllegalArgumentException e) {
        right.remove(right.size() - 1);
      }
    }
    return right.isEmpty() && !name.equals("allowHosts") ? null : right;
  }

  /** Who says anything of refusing callers' IDs, if not that it is false, means to. */
  private static @Nullable Object refusal(String name) {
    return name.equals("refuseHttp") ? true : null;
  }

  private static Policy policy(boolean enabled, Map<String, ?> settings, Counters counters) {
    Policy policy = new Policy(enabled, counters);
    for (Map.Entry<String, ?> entry : settings.entrySet()) {
      set(policy, entry.getKey(), entry.getValue());
    }
    return policy.settled();
  }

  /** A misspelt list of sensitive names would otherwise protect nobody, and nobody would know. */
  private static void warnOfUnknown() {
    try {
      for (String variable : System.getenv().keySet()) {
        if (variable.startsWith("BATON_") && !isKnown(variable)) {
          Guard.warn("unknown:" + variable, "Baton knows no setting " + variable);
        }
      }
    } catch (SecurityException e) {
      // Then nothing is read from there either.
    }
  }

  private static boolean isKnown(String variable) {
    return isOneOf(FROM_ENVIRONMENT, variable) || isOneOf(OTHERS, variable);
  }

  private static boolean isOneOf(String[] names, String variable) {
    for (String name : names) {
      if (variable.equals(variable(name))) {
        return true;
      }
    }
    return false;
  }

  private static void warn(String name, String what, Exception problem) {
    Guard.warn(
        "setting:" + name, "Baton ignores " + variable(name) + ", " + what + problem.getMessage());
  }

  /** {@code BATON_ENABLED=false}, or the property, beats everything. */
  private static boolean isEnabled() {
    return isNotFalse(environment("enabled")) && isNotFalse(read(null, "BATON_ENABLED"));
  }

  private static boolean isNotFalse(@Nullable String text) {
    try {
      return text == null || Values.bool(text);
    } catch (IllegalArgumentException e) {
      warn("enabled", "its default stands: ", e);
      return true;
    }
  }

  static @Nullable String environment(String name) {
    return read("baton." + name, variable(name));
  }

  private static @Nullable String read(@Nullable String property, String variable) {
    try {
      String text = property == null ? null : System.getProperty(property);
      if (text == null) {
        text = System.getenv(variable);
      }
      return text == null || text.isBlank() ? null : text.trim();
    } catch (SecurityException e) {
      return null;
    }
  }

  /** {@code trustHttp} → {@code BATON_TRUST_HTTP}. */
  private static String variable(String name) {
    StringBuilder out = new StringBuilder("BATON_");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.append('_');
      }
      out.append(Character.toUpperCase(c));
    }
    return out.toString();
  }

  @SuppressWarnings("unchecked") // the builder's signature says what its generator gives
  private static void set(Policy policy, String name, @Nullable Object value) {
    try {
      Objects.requireNonNull(value, "null");
      if (name.equals("prefix")) {
        policy.prefix = prefix((String) value);
      } else if (name.equals("names")) {
        policy.names = names(value);
      } else if (name.equals("local")) {
        policy.local = names(value);
      } else if (name.equals("sensitive")) {
        policy.sensitive = names(value);
      } else if (name.equals("mdcName")) {
        policy.mdcNames = map(value);
      } else if (name.equals("mdcSnakeCase")) {
        policy.mdcSnakeCase = Values.bool(value);
      } else if (name.equals("mdcOmit")) {
        policy.mdcOmit = mdcSubjects(value);
      } else if (name.equals("allowHosts")) {
        policy.allowHosts = HostRules.of(list(value));
      } else if (name.equals("exclude")) {
        policy.exclude = targets(value);
      } else if (name.equals("httpHeaderBytes")) {
        policy.httpHeaderBytes = Values.integer(value, 0, 1 << 20);
      } else if (name.equals("messageBytes")) {
        policy.messageBytes = Values.integer(value, 0, 1 << 30);
      } else if (name.equals("kinesisRecordBytes")) {
        policy.kinesisRecordBytes = Values.integer(value, 0, 10 << 20);
      } else if (name.equals("debugRate")) {
        policy.debugRate = Values.rate(value);
      } else if (name.equals("debugSalt")) {
        policy.debugSalt = ((String) value).trim();
      } else if (name.equals("trustHttp")) {
        policy.trustHttp = Values.bool(value);
      } else if (name.equals("refuseHttp")) {
        policy.refuseHttp = Values.bool(value);
      } else if (name.equals("respondWithId")) {
        policy.respondWithId = Values.bool(value);
      } else if (name.equals("w3c")) {
        policy.w3c = Values.bool(value);
      } else if (name.equals("maxChainLength")) {
        policy.maxChainLength = Values.integer(value, 1, Values.MAX_CHAIN_LENGTH);
      } else if (name.equals("strict")) {
        policy.strict = Values.bool(value);
      } else if (name.equals("idGenerator")) {
        policy.idGenerator = (Supplier<String>) value;
      } else {
        throw new IllegalArgumentException("no such setting");
      }
    } catch (NullPointerException | IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static String prefix(String text) {
    String canonical = Names.canonical(text);
    if (canonical == null || canonical.length() > Names.MAX_LENGTH / 2) {
      throw new IllegalArgumentException(
          "1 to 32 of [a-z0-9_.-], no leading, trailing or double dot");
    }
    return canonical;
  }

  private static List<String> names(Object value) {
    List<String> names = new ArrayList<>();
    for (String text : list(value)) {
      String canonical = Names.canonical(text);
      if (canonical == null || Names.reserved(canonical) != null) {
        throw Values.wrong("not a name that can be given: ", text);
      }
      names.add(canonical);
    }
    return names;
  }

  private static List<String> targets(Object value) {
    List<String> targets = new ArrayList<>();
    for (String text : list(value)) {
      String name = Policy.lastSegment(text.trim());
      if (!Names.isResource(name)) {
        throw Values.wrong("no name, ARN or URL: ", text.trim());
      }
      targets.add(name);
    }
    return targets;
  }

  private static List<String> mdcSubjects(Object value) {
    List<String> subjects = new ArrayList<>();
    for (String text : list(value)) {
      subjects.add(mdcSubject(text));
    }
    return subjects;
  }

  /**
   * Fields of this hop keep the case in which they are shown, every other name is canonical. Of the X-Ray header its root
   * is what shows.
   */
  private static String mdcSubject(String text) {
    String reserved = Names.reserved(text);
    String name = reserved == null ? Names.canonical(text) : reserved;
    if (name == null) {
      throw Values.wrong("not a name: ", text);
    }
    return name.equals(Names.XRAY) ? Names.XRAY_TRACE_ID : name;
  }

  /** From the builder: a collection. From the environment: a list with commas. */
  private static List<String> list(Object value) {
    List<String> out = new ArrayList<>();
    if (value instanceof Iterable<?> elements) {
      for (Object element : elements) {
        out.add(text(element));
      }
      return out;
    }
    for (String element : Values.split((String) value, ',', Integer.MAX_VALUE)) {
      if (!element.isEmpty()) {
        out.add(element);
      }
    }
    return out;
  }

  private static String text(@Nullable Object element) {
    if (element instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("an element is null or empty");
  }

  private static Map<String, String> map(Object value) {
    Map<String, String> out = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> given) {
      for (Map.Entry<?, ?> entry : given.entrySet()) {
        out.put(mdcSubject(text(entry.getKey())), text(entry.getValue()));
      }
      return out;
    }
    for (String element : list(value)) {
      int equals = element.indexOf('=');
      if (equals <= 0 || equals == element.length() - 1) {
        throw Values.wrong("not name=key: ", element);
      }
      out.put(
          mdcSubject(element.substring(0, equals).trim()),
          element.substring(equals + 1).trim());
    }
    return out;
  }
}

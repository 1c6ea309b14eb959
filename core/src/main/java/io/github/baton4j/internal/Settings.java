// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one {@link Policy} on their way to it. The builder wins over the system property {@code baton.<name>},
 * that over the variable {@code BATON_<NAME>}, that over the default. A wrong value from the builder throws, one from the
 * environment is warned of and its default stands.
 */
final class Settings {
  private static final String[] FROM_ENVIRONMENT = {
    "prefix",
    "names",
    "local",
    "sensitive",
    "mdcName",
    "mdcOmit",
    "allowHosts",
    "exclude",
    "httpHeaderBytes",
    "messageBytes",
    "debugRate",
    "trustHttp",
    "refuseHttp",
    "w3c",
    "maxChainLength",
    "strict",
  };

  String prefix = Names.PREFIX;
  List<String> names = List.of();
  List<String> local = List.of();
  List<String> sensitive = List.of();
  Map<String, String> mdcNames = Map.of();
  List<String> mdcOmit = List.of();

  @Nullable
  HostRules allowHosts;

  List<String> exclude = List.of();
  int httpHeaderBytes = 4096;
  int messageBytes = 1 << 20;
  double debugRate;
  boolean trustHttp;
  boolean refuseHttp;
  boolean w3c = true;
  int maxChainLength = 50;
  boolean strict;

  @Nullable
  Supplier<String> idGenerator;

  /** The settings of a builder, over those of the environment when that is asked for too. */
  static Settings of(Map<String, ?> builder, boolean withEnvironment) {
    Settings settings = new Settings();
    for (String name : FROM_ENVIRONMENT) {
      String text = !withEnvironment || builder.containsKey(name) ? null : environment(name);
      if (text != null) {
        try {
          settings.set(name, text);
        } catch (IllegalArgumentException e) {
          // The message holds what somebody of this application's own configured, not what came in
          // from outside.
          Warnings.warn(
              "setting:" + name,
              "Baton ignores " + variable(name) + ", its default stands: " + e.getMessage());
        }
      }
    }
    for (Map.Entry<String, ?> entry : builder.entrySet()) {
      settings.set(entry.getKey(), entry.getValue());
    }
    return settings;
  }

  /** {@code BATON_ENABLED=false}, or the property, beats everything. */
  static boolean isEnabled() {
    String text = environment("enabled");
    return text == null || !text.equalsIgnoreCase("false");
  }

  private static @Nullable String environment(String name) {
    try {
      String text = System.getProperty("baton." + name);
      if (text == null) {
        text = System.getenv(variable(name));
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
      out.append(c);
    }
    return out.toString().toUpperCase(Locale.ROOT);
  }

  private void set(String name, @Nullable Object value) {
    try {
      Objects.requireNonNull(value, "null");
      switch (name) {
        case "prefix" -> prefix = prefix((String) value);
        case "names" -> names = names(list(value));
        case "local" -> local = names(list(value));
        case "sensitive" -> sensitive = names(list(value));
        case "mdcName" -> mdcNames = map(value);
        case "mdcOmit" -> mdcOmit = mdcSubjects(list(value));
        case "allowHosts" -> allowHosts = HostRules.of(list(value));
        case "exclude" -> exclude = list(value);
        case "httpHeaderBytes" -> httpHeaderBytes = integer(value, 0, 1 << 20);
        case "messageBytes" -> messageBytes = integer(value, 0, 1 << 30);
        case "debugRate" -> debugRate = rate(value);
        case "trustHttp" -> trustHttp = bool(value);
        case "refuseHttp" -> refuseHttp = bool(value);
        case "w3c" -> w3c = bool(value);
        case "maxChainLength" -> maxChainLength = integer(value, 1, Values.MAX_CHAIN_LENGTH);
        case "strict" -> strict = bool(value);
        case "idGenerator" -> idGenerator = generator(value);
        default -> throw new IllegalArgumentException("no such setting");
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

  private static List<String> names(List<String> texts) {
    List<String> out = new ArrayList<>();
    for (String text : texts) {
      String canonical = Names.canonical(text);
      if (canonical == null || Names.reserved(canonical) != null) {
        throw new IllegalArgumentException("not a name that can be given: " + text);
      }
      out.add(canonical);
    }
    return out;
  }

  private static List<String> mdcSubjects(List<String> texts) {
    List<String> out = new ArrayList<>();
    for (String text : texts) {
      out.add(mdcSubject(text));
    }
    return out;
  }

  /** Fields of this hop keep the case in which they are shown; every other name is canonical. */
  private static String mdcSubject(String text) {
    String reserved = Names.reserved(text);
    String name = reserved == null ? Names.canonical(text) : reserved;
    if (name == null) {
      throw new IllegalArgumentException("not a name: " + text);
    }
    return name;
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
    String text = (String) value;
    int from = 0;
    while (from <= text.length()) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      out.add(text(text.substring(from, end).trim()));
      from = end + 1;
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
        throw new IllegalArgumentException("not name=key: " + element);
      }
      out.put(
          mdcSubject(element.substring(0, equals).trim()),
          element.substring(equals + 1).trim());
    }
    return out;
  }

  private static boolean bool(Object value) {
    if (value instanceof Boolean given) {
      return given;
    }
    String text = (String) value;
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("neither true nor false: " + text);
    }
    return text.equalsIgnoreCase("true");
  }

  private static int integer(Object value, int least, int most) {
    int n = value instanceof Integer given ? given : Integer.parseInt((String) value);
    if (n < least || n > most) {
      throw new IllegalArgumentException(n + " is not within " + least + " and " + most);
    }
    return n;
  }

  private static double rate(Object value) {
    double rate = value instanceof Double given ? given : Double.parseDouble((String) value);
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(rate + " is not within 0 and 1");
    }
    return rate;
  }

  @SuppressWarnings("unchecked") // the builder's signature says what it is
  private static Supplier<String> generator(Object value) {
    return (Supplier<String>) value;
  }
}

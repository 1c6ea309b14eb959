// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event made of any bytes: those that are JSON are read as such, so that seeds are events one can read, and damaged ones
 * still are an event, so that no mutation is lost. A value is a String, a Long, a Double, a Boolean, a Map, a List or null;
 * names may be null (by a bare {@code null}).
 */
public final class FuzzedJson {
  private static final FuzzedJson NOTHING = new FuzzedJson(null);

  private final Object value;

  private FuzzedJson(Object value) {
    this.value = value;
  }

  /** The object that the bytes are, or else the closest to one. */
  public static FuzzedJson of(byte[] bytes) {
    return new FuzzedJson(new TolerantJsonReader(bytes).object());
  }

  /** An object that was read elsewhere. */
  public static FuzzedJson of(Map<String, Object> members) {
    return new FuzzedJson(members);
  }

  /** A member; one that is not there is as good as null. */
  public FuzzedJson at(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name)
        ? new FuzzedJson(map.get(name))
        : NOTHING;
  }

  public boolean isNull() {
    return value == null;
  }

  /** Whether the value is neither an object nor an array, nor null. */
  public boolean isSimple() {
    return value != null && !(value instanceof Map || value instanceof List);
  }

  /** The value as text, of an object or array its JSON; null when it is null. */
  public String text() {
    return text(value);
  }

  private static String text(Object value) {
    if (!(value instanceof Map || value instanceof List)) {
      return value == null ? null : value.toString();
    }
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** The members of an object as they are; null when it is none. */
  public Map<String, Object> members() {
    if (!(value instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, each) -> members.put((String) name, each));
    return members;
  }

  /** The members of an object, to be looked into; none when it is none. */
  public Map<String, FuzzedJson> each() {
    Map<String, FuzzedJson> each = new LinkedHashMap<>();
    if (members() != null) {
      members().forEach((name, member) -> each.put(name, new FuzzedJson(member)));
    }
    return each;
  }

  /** The members of an object as texts; null when it is none. */
  public Map<String, String> texts() {
    if (isNull() || members() == null) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    members().forEach((name, member) -> texts.put(name, text(member)));
    return texts;
  }

  /** The members of an object, each as several texts; null when it is none. */
  public Map<String, List<String>> lists() {
    if (isNull() || members() == null) {
      return null;
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    members().forEach((name, member) -> lists.put(name, list(member)));
    return lists;
  }

  private static List<String> list(Object member) {
    if (member == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Object each : member instanceof List<?> several ? several : List.of(member)) {
      texts.add(text(each));
    }
    return texts;
  }

  /** The records of an event, at most eight; the value itself when it has no {@code Records}. */
  public List<FuzzedJson> records() {
    if (!(at("Records").value instanceof List<?> list)) {
      return List.of(this);
    }
    List<FuzzedJson> records = new ArrayList<>();
    for (Object each : list.subList(0, Math.min(8, list.size()))) {
      records.add(new FuzzedJson(each));
    }
    return records;
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      String comma = "{";
      for (Map.Entry<?, ?> member : map.entrySet()) {
        quote(String.valueOf(member.getKey()), out.append(comma));
        write(member.getValue(), out.append(':'));
        comma = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String comma = "[";
      for (Object each : list) {
        write(each, out.append(comma));
        comma = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof String text) {
      quote(text, out);
    } else {
      out.append(value);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return String.valueOf(text());
  }
}

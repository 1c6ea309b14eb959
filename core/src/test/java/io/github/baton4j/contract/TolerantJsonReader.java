// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON and refuses nothing: what is missing is thought of as there, what is in the way is passed over. */
final class TolerantJsonReader {
  /** Deeper than anything looks into. */
  private static final int MOST_DEPTH = 32;

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,99}(?:[.][0-9]{1,99})?(?:[eE][+-]?[0-9]{1,9})?");

  private final String text;
  private int at;
  private int depth;

  TolerantJsonReader(byte[] bytes) {
    text = new String(bytes, StandardCharsets.UTF_8);
  }

  /** The members of the one object, whose braces may be missing. */
  Map<String, Object> object() {
    skip(" ");
    if (is("{")) {
      at++;
    }
    return members();
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    depth++;
    while (true) {
      skip(" ,:");
      if (at == text.length() || is("}")) {
        break;
      }
      int from = at;
      String name = is("\"") ? string() : word();
      if (at == from) {
        at++; // a bracket that opens or closes nothing
        continue;
      }
      skip(" ");
      boolean hasValue = is(":");
      if (hasValue) {
        at++;
      }
      boolean isNull = text.charAt(from) != '"' && name.equals("null");
      members.put(isNull ? null : name, hasValue ? value() : null);
    }
    at = Math.min(at + 1, text.length());
    depth--;
    return members;
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    depth++;
    while (true) {
      skip(" ,:");
      if (at == text.length() || is("]")) {
        break;
      }
      int from = at;
      Object element = value();
      if (at == from) {
        at++;
      } else {
        elements.add(element);
      }
    }
    at = Math.min(at + 1, text.length());
    depth--;
    return elements;
  }

  private Object value() {
    skip(" ");
    while (depth >= MOST_DEPTH && is("{[")) {
      at++;
    }
    if (is("{")) {
      at++;
      return members();
    }
    if (is("[")) {
      at++;
      return elements();
    }
    return is("\"") ? string() : simple(word());
  }

  private static Object simple(String word) {
    return switch (word) {
      case "", "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> {
        if (WHOLE.matcher(word).matches()) {
          yield Long.valueOf(word);
        }
        yield NUMBER.matcher(word).matches() ? (Object) Double.valueOf(word) : word;
      }
    };
  }

  /** Everything up to the next mark of the grammar. */
  private String word() {
    int from = at;
    while (at < text.length() && !is("{}[],:\" \n\r\t")) {
      at++;
    }
    return text.substring(from, at);
  }

  /** A string up to its closing quote, or to the end. */
  private String string() {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && !is("\"")) {
      if (is("\\") && at + 1 < text.length()) {
        at++;
        out.append(escaped());
      } else {
        out.append(text.charAt(at));
      }
      at++;
    }
    at = Math.min(at + 1, text.length());
    return out.toString();
  }

  private char escaped() {
    char c = text.charAt(at);
    if (c == 'u' && at + 4 < text.length()) {
      String hex = text.substring(at + 1, at + 5);
      if (hex.matches("[0-9a-fA-F]{4}")) {
        at += 4;
        return (char) Integer.parseInt(hex, 16);
      }
    }
    int which = "bfnrt".indexOf(c);
    return which < 0 ? c : "\b\f\n\r\t".charAt(which);
  }

  private boolean is(String marks) {
    return at < text.length() && marks.indexOf(text.charAt(at)) >= 0;
  }

  /** Passes over these, and over all space with them. */
  private void skip(String marks) {
    while (is(marks) || is("\n\r\t")) {
      at++;
    }
  }
}

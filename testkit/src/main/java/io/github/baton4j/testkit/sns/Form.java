// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request in AWS's query protocol: a flat form whose names spell out lists ({@code A.member.1.B}) and maps
 * ({@code A.entry.1.key}).
 */
final class Form {
  private final NavigableMap<String, String> fields;

  private Form(NavigableMap<String, String> fields) {
    this.fields = fields;
  }

  static Form parse(byte[] body) {
    NavigableMap<String, String> fields = new TreeMap<>();
    int start = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '&') {
        add(fields, body, start, i);
        start = i + 1;
      }
    }
    return new Form(fields);
  }

  private static void add(Map<String, String> fields, byte[] body, int start, int end) {
    int equals = start;
    while (equals < end && body[equals] != '=') {
      equals++;
    }
    if (equals > start) {
      fields.put(decoded(body, start, equals), decoded(body, Math.min(equals + 1, end), end));
    }
  }

  /** As UTF-8 and nothing else: the JDK's decoder would put a replacement character for half a surrogate pair. */
  private static String decoded(byte[] body, int start, int end) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      if (body[i] == '%') {
        int high = i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
        int low = i + 2 < end ? Character.digit(body[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw new SnsError("MalformedQueryString", 400, "A percent sign without two digits");
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(body[i] == '+' ? ' ' : body[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw SnsError.invalidParameter("not UTF-8");
    }
  }

  /** The value, empty or not; null when the parameter is not there. */
  @Nullable
  String get(String name) {
    return fields.get(name);
  }

  /** The value; empty when the parameter is not there. */
  String text(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The elements of a list or of a map with structures in it, each with its parameters' names cut to what is its own. */
  List<Form> elements(String name) {
    List<Form> elements = new ArrayList<>();
    for (int i = 1; ; i++) {
      String prefix = name + '.' + i + '.';
      // The character after the dot: everything in between begins with the prefix.
      Map<String, String> part = fields.subMap(prefix, name + '.' + i + '/');
      if (part.isEmpty()) {
        return elements;
      }
      NavigableMap<String, String> own = new TreeMap<>();
      part.forEach((key, value) -> own.put(key.substring(prefix.length()), value));
      elements.add(new Form(own));
    }
  }

  /** A map of strings. */
  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Form entry : elements(name + ".entry")) {
      map.put(entry.text("key"), entry.text("value"));
    }
    return map;
  }
}

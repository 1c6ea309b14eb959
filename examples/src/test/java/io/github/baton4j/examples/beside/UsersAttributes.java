// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Attributes of the user's own, of every type: name → type and value, with a space between. */
final class UsersAttributes {
  private static final String[] KINDS = {
    "String plain", "Number 0012.50", "Binary AAEC/w==", "String.uuid 語"
  };

  private UsersAttributes() {}

  static Map<String, String> some(int count) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      all.put("user-" + i, KINDS[i % KINDS.length]);
    }
    return all;
  }

  static String type(String attribute) {
    return attribute.substring(0, attribute.indexOf(' '));
  }

  static boolean isBinary(String attribute) {
    return attribute.startsWith("Binary");
  }

  static String text(String attribute) {
    return attribute.substring(attribute.indexOf(' ') + 1);
  }

  static byte[] bytes(String attribute) {
    return Base64.getDecoder().decode(text(attribute));
  }
}

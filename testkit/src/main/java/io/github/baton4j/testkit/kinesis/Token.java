// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a client hands back to go on where an answer ended: names and numbers, in a form that nobody is tempted to read. */
record Token(List<String> parts) {
  static Token of(String... parts) {
    return new Token(List.of(parts));
  }

  /**
   * Reads a token that this endpoint gave.
   *
   * @param member where it stood, for the refusal of any other
   */
  static Token of(String text, String member, int parts) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      List<String> read = List.of(plain.split("/", -1));
      if (read.size() == parts) {
        return new Token(read);
      }
    } catch (IllegalArgumentException e) {
      // Not base64: as foreign as any other that is not ours.
    }
    throw KinesisFault.invalidArgument(member + " was not given by this endpoint");
  }

  String text() {
    byte[] plain = String.join("/", parts).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().encodeToString(plain);
  }

  String part(int index) {
    return parts.get(index);
  }
}

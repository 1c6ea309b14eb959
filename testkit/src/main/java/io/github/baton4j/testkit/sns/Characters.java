// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/** Which characters may stand where. */
final class Characters {
  private Characters() {}

  /** Whether it is a {@code Char} of XML 1.0, which is also what SQS takes. */
  static boolean areInXml(int codePoint) {
    return codePoint == 0x9
        || codePoint == 0xa
        || codePoint == 0xd
        || (codePoint >= 0x20 && codePoint <= 0xd7ff)
        || (codePoint >= 0xe000 && codePoint <= 0xfffd)
        || codePoint >= 0x10000;
  }

  static boolean areAlphanumeric(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** Letters and digits of ASCII, hyphens and underscores: names of topics, IDs of batch entries. */
  static boolean areAName(String text, int longest) {
    return !text.isEmpty()
        && text.length() <= longest
        && text.chars().allMatch(c -> areAlphanumeric(c) || c == '-' || c == '_');
  }
}

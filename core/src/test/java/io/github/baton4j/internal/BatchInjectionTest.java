// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchInjectionTest {
  private static final char[] MARKS = {
    0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff, 'a'
  };

  @Test
  void nothingHasNoBytes() {
    assertEquals(0, BatchInjection.mostBytes(null));
    assertEquals(0, BatchInjection.mostBytes(""));
  }

  @Test
  void everyCodePointHasTheBytesOfItsEncoding() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        String text = Character.toString(c);
        assertEquals(encoded(text), BatchInjection.mostBytes(text));
      }
    }
  }

  @Test
  void randomTextsHaveTheBytesOfTheirEncoding() {
    Random random = new Random(5);
    for (int n = 0; n < 50_000; n++) {
      StringBuilder text = new StringBuilder();
      int size = random.nextInt(40);
      for (int i = 0; i < size; i++) {
        char mark = MARKS[random.nextInt(MARKS.length)];
        text.append(random.nextBoolean() ? mark : (char) random.nextInt(0x10000));
      }
      assertEquals(replaced(text.toString()), BatchInjection.mostBytes(text.toString()));
    }
  }

  /** In short texts of nothing but surrogates every way of pairing happens. */
  @Test
  void surrogatesPairFromTheLeft() {
    for (int length = 1; length <= 8; length++) {
      for (int bits = 0; bits < 1 << length; bits++) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
          text.append((bits >> i & 1) == 0 ? '\ud83d' : '\ude00');
        }
        assertEquals(replaced(text.toString()), BatchInjection.mostBytes(text.toString()));
      }
    }
  }

  /** With U+FFFD, of three bytes, for each unpaired surrogate; Java's own encoder would put a question mark. */
  private static long replaced(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> out.appendCodePoint(
            c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c));
    return encoded(out.toString());
  }

  private static long encoded(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

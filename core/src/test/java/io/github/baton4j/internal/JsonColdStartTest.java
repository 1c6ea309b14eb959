// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.FreshJvm;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A cold start reads JSON byte by byte, and does not load what reads it by words. */
class JsonColdStartTest {
  /** Reads so many kilobytes, one document after the other. */
  static final class Reading {
    public static void main(String[] arguments) {
      byte[] json = ("{\"text\":\"" + "x".repeat(1000) + "\",\"n\":12345678}")
          .getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < Integer.getInteger("kilobytes"); i++) {
        JsonObject object = new JsonObject(json);
        while (object.next()) {
          // only the verdict counts
        }
        if (!object.isValid()) {
          throw new IllegalStateException("not valid");
        }
      }
    }
  }

  private static boolean loadsWords(int kilobytes) throws Exception {
    return FreshJvm.run(Reading.class, "-Xlog:class+load", "-Dkilobytes=" + kilobytes)
        .contains("JsonScanner$Words ");
  }

  @Test
  void theFirstMegabyteIsReadWithoutThem() throws Exception {
    assertFalse(loadsWords(900));
    assertTrue(loadsWords(1100));
  }
}

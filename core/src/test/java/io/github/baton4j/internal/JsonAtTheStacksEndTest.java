// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.testkit.FreshJvm;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * The first look by words comes late in the life of a JVM, and the stack may end just there. What the JDK cannot make ready
 * then it never will; JSON is read all the same. In a JVM of its own, interpreted, so that each frame is as large as the last.
 */
class JsonAtTheStacksEndTest {
  private static final byte[] PAYLOAD = ("{\"text\":\"" + "x".repeat(200) + "\",\"number\":"
          + "1".repeat(50) + "}")
      .getBytes(StandardCharsets.UTF_8);

  @Test
  void anOverflowAtTheFirstLookByWordsIsTheLastOne() throws Exception {
    assertEquals("read", FreshJvm.run(Main.class, "-Xint").trim());
  }

  /** What runs in the fresh JVM. */
  static final class Main {
    private static final int MOST = 1_000_000;

    private static int attempts;

    public static void main(String[] arguments) throws Exception {
      for (int bytes = 0; bytes < 1 << 20; bytes += PAYLOAD.length) {
        isRead();
      }
      Thread deep = new Thread(null, () -> fall(0), "deep", 400 << 10);
      deep.start();
      deep.join();
      System.out.println(isRead() ? "read" : "refused");
    }

    private static void fall(int depth) {
      try {
        if (depth < MOST) {
          fall(depth + 1);
        }
      } catch (StackOverflowError e) {
        attempts = 0;
      }
      if (attempts++ < 300) {
        try {
          isRead();
        } catch (StackOverflowError | LinkageError e) {
          // it is what comes after that counts
        }
      }
    }

    private static boolean isRead() {
      JsonObject object = new JsonObject(PAYLOAD);
      while (object.next()) {
        object.comma();
      }
      return object.isValid();
    }
  }
}

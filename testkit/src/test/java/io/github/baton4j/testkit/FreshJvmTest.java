// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshJvmTest {
  static final class Saying {
    private Saying() {}

    public static void main(String[] arguments) {
      System.out.print(System.getProperty("word") + System.getenv().getOrDefault("MORE", ""));
    }
  }

  static final class Failing {
    private Failing() {}

    public static void main(String[] arguments) {
      System.out.println("on purpose");
      System.exit(3);
    }
  }

  @Test
  void whatItPrintsComesBack() throws Exception {
    assertEquals("hello", FreshJvm.run(Saying.class, "-Dword=hello"));
  }

  @Test
  void itHasTheVariablesThatItIsGiven() throws Exception {
    assertEquals("hello, you", FreshJvm.run(Saying.class, Map.of("MORE", ", you"), "-Dword=hello"));
  }

  @Test
  void aFailureTellsWhatItSaid() {
    String message = assertThrows(IllegalStateException.class, () -> FreshJvm.run(Failing.class))
        .getMessage();
    assertTrue(message.contains("on purpose"), message);
  }
}

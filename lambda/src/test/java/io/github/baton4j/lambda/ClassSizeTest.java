// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No source is longer than one can keep in mind: lines of code, without comments, imports and empty ones. */
class ClassSizeTest {
  private static final int MOST = 300;

  /** A text keeps what looks like a comment in it. */
  private static final Pattern TEXT_OR_COMMENT = Pattern.compile(
      "\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*|/\\*.*?\\*/",
      Pattern.DOTALL);

  static long linesOfCode(String source) {
    String code = TEXT_OR_COMMENT
        .matcher(source)
        .replaceAll(each -> each.group().startsWith("/")
            ? ""
            : java.util.regex.Matcher.quoteReplacement(each.group()));
    return code.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("import "))
        .count();
  }

  @Test
  void noClassIsTooLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    List<Path> looked = new ArrayList<>();
    for (String module : PublishedModules.REACTOR.modules()) {
      Path sources = PublishedModules.sources(module);
      if (Files.exists(sources)) {
        try (Stream<Path> below = Files.walk(sources)) {
          for (Path each : (Iterable<Path>) below.sorted()::iterator) {
            if (each.toString().endsWith(".java")) {
              looked.add(each);
              long lines = linesOfCode(Files.readString(each));
              if (lines > MOST) {
                tooLong.add(each.getFileName() + " has " + lines + " lines of code");
              }
            }
          }
        }
      }
    }
    assertFalse(looked.isEmpty());
    assertEquals(List.of(), tooLong);
  }

  @Test
  void commentsImportsAndEmptyLinesAreNoCode() {
    assertEquals(4, linesOfCode("""
            // head
            package shop;

            import java.util.List;

            /**
             * Sells.
             */
            class Shop {
              String url = "http://shop /*"; // not a comment, and one
            }
            /* end */
            """));
  }
}

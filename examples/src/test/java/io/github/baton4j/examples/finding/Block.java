// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param tag the first word behind the fence: what language it is in
 * @param name the rest: which of that language's
 */
record Block(String tag, String name, String text) {
  static final Path PAGE = Path.of(System.getProperty("basedir", ""))
      .toAbsolutePath()
      .resolve("../docs/finding.md")
      .normalize();

  private static final String FENCE = "```";

  static List<Block> in(Path page) {
    try {
      List<Block> blocks = new ArrayList<>();
      String info = null;
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(page)) {
        if (!line.startsWith(FENCE)) {
          lines.add(line);
        } else if (info == null) {
          info = line.substring(FENCE.length());
          lines.clear();
        } else {
          String[] words = info.split(" ", 2);
          String name = words.length == 1 ? "" : words[1];
          blocks.add(new Block(words[0], name, String.join("\n", lines)));
          info = null;
        }
      }
      if (info != null) {
        throw new IllegalStateException("a block is not closed: " + info);
      }
      return blocks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With something in the place of a placeholder, such as {@code <id>}; it has to be there. */
  Block with(String placeholder, String value) {
    if (!text.contains(placeholder)) {
      throw new IllegalArgumentException(this + " has no " + placeholder);
    }
    return new Block(tag, name, text.replace(placeholder, value));
  }

  @Override
  public String toString() {
    return tag + " " + name;
  }
}

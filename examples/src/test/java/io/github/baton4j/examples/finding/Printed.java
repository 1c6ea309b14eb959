// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import io.github.baton4j.examples.StageRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page, and what the stage has printed in one run, which all tests of this JVM share. */
final class Printed {
  private static final List<Block> BLOCKS = Block.in(Block.PAGE);
  private static final List<Line> LINES = run();

  private Printed() {}

  private static List<Line> run() {
    try {
      Path folder = Files.createTempDirectory(
          Path.of(System.getProperty("basedir", ""), "target"), "finding");
      return StageRun.run(folder).output().stream().map(Line::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static List<Line> lines() {
    return LINES;
  }

  static List<Block> blocks() {
    return BLOCKS;
  }

  /** The one of these words. */
  static Block block(String tag, String name) {
    List<Block> found = BLOCKS.stream()
        .filter(each -> each.tag().equals(tag) && each.name().equals(name))
        .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(found.size() + " blocks are " + tag + " " + name);
    }
    return found.get(0);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import io.github.baton4j.testkit.Command;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Node and the npm of this machine.
 *
 * @param node the executable
 * @param npm the executable
 * @param version as Node tells it, {@code v20.1.0}
 */
public record Node(Path node, Path npm, String version) {
  /** The oldest that is taken: the packages that tests are held against want no less. */
  static final int MIN_MAJOR = 18;

  /**
   * The first ones on the PATH.
   *
   * @throws IllegalStateException when there is none, or an old one; the message says which
   */
  public static Node find() {
    return find(System.getenv("PATH"));
  }

  static Node find(@Nullable String path) {
    Command node = Command.find(path, "node", MIN_MAJOR + ".0", "--version");
    return new Node(node.file(), Command.executable(path, "npm"), node.version());
  }
}

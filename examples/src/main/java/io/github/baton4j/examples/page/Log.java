// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.util.List;

/**
 * What was read.
 *
 * @param lines by time; a line without one stays behind the one before it
 * @param broken how many lines were no log lines, and were skipped
 * @param leftOut how many lines there was no room for
 */
record Log(List<Line> lines, int broken, int leftOut) {
  Log {
    lines = List.copyOf(lines);
  }
}

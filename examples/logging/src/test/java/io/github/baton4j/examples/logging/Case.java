// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import io.github.baton4j.lambda.BatonLambda;
import java.util.List;
import org.slf4j.Logger;

/** Something that a function does, and the lines that come of it, in their order. */
record Case(String name, List<Wanted> lines, Work work) {
  /** What it does. */
  @FunctionalInterface
  interface Work {
    void run(BatonLambda baton, Logger log) throws Exception;
  }
}

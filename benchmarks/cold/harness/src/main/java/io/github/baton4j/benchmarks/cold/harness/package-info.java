// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Starts the function of each variant in fresh JVMs, checks that it did its work, and keeps what it cost ({@link
 * io.github.baton4j.benchmarks.cold.harness.Cold}).
 *
 * <p>It may see testkit and Jackson, and no class of a function: those are in their own processes.
 */
@NullMarked
package io.github.baton4j.benchmarks.cold.harness;

import org.jspecify.annotations.NullMarked;

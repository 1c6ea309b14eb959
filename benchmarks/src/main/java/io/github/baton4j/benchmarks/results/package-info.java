// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * From raw files to {@code RESULTS.md}: what each run measured, what it is compared with, which aims were reached. What is
 * compared and aimed at stands in {@link io.github.baton4j.benchmarks.results.Comparisons} alone. Sees Jackson and JMH's list
 * of benchmarks, none of the benchmarks themselves.
 */
@NullMarked
package io.github.baton4j.benchmarks.results;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The outcomes as meters of Micrometer, for whoever has it: {@link io.github.baton4j.micrometer.BatonMetrics}.
 *
 * <p>It may see the front, its engine and {@code micrometer-core}, and nothing else of Baton sees it: without Micrometer no
 * class of this package is loaded.
 */
@NullMarked
package io.github.baton4j.micrometer;

import org.jspecify.annotations.NullMarked;

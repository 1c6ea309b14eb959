// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * For whoever has Micrometer: the outcomes as meters, {@link io.github.baton4j.micrometer.BatonMetrics}, and what is current
 * handed on by its context propagation, {@link io.github.baton4j.micrometer.BatonThreadLocalAccessor}.
 *
 * <p>It may see the front, its engine, {@code micrometer-core} and {@code context-propagation}, and nothing else of Baton sees it: without Micrometer no
 * class of this package is loaded.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.micrometer;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * For whoever logs through logback: debug logs for one request alone, {@link io.github.baton4j.logback.BatonTurboFilter}.
 *
 * <p>It may see the engine and {@code logback-classic}, and nothing else of Baton sees it: logback loads it where a
 * configuration names it.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.logback;

import org.jspecify.annotations.NullMarked;

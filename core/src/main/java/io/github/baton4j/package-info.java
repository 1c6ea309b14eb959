// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The front of Baton: correlation IDs as a value ({@link io.github.baton4j.CorrelationIds}), the IDs that are current
 * on this thread ({@link io.github.baton4j.CorrelationContext}), and the one configured object that opens scopes
 * ({@link io.github.baton4j.Baton}).
 *
 * <p>What lives here is public API. It may see {@code internal}, {@code slf4j-api} and, in the one cycle that there is,
 * the package {@code transport}, which is no module's but core's; no module above it: not the AWS SDK, not OkHttp, not
 * Lambda.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j;

import org.jspecify.annotations.NullMarked;

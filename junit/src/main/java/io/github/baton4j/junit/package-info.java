// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * For tests of code that opens scopes: {@link io.github.baton4j.junit.StrictScopes} fails the test that misuses one.
 *
 * <p>It may see the front, its engine and {@code junit-jupiter-api}, and no transport.
 *
 * <p>Nothing that is handed in or given back is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package io.github.baton4j.junit;

import org.jspecify.annotations.NullMarked;

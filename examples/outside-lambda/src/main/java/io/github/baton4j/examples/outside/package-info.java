// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Services outside Lambda, as a user would write them, one class and one page of {@code docs/outside-lambda} each. What the
 * pages show stands here word for word.
 *
 * <p>It sees what a user sees: the public API and the libraries that it is used with.
 */
@NullMarked
package io.github.baton4j.examples.outside;

import org.jspecify.annotations.NullMarked;

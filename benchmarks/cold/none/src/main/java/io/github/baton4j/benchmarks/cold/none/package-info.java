// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The function as it is. It may see the shared function alone.
 */
@NullMarked
package io.github.baton4j.benchmarks.cold.none;

import org.jspecify.annotations.NullMarked;

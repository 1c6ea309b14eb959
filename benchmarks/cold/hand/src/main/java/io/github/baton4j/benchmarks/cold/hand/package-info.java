// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The function with IDs by the hand of a good engineer who has an afternoon. It may see the shared function alone.
 */
@NullMarked
package io.github.baton4j.benchmarks.cold.hand;

import org.jspecify.annotations.NullMarked;

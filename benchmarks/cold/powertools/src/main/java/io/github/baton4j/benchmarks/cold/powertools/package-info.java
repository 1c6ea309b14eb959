// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The function with Powertools' logging. It may see the shared function and Powertools.
 */
@NullMarked
package io.github.baton4j.benchmarks.cold.powertools;

import org.jspecify.annotations.NullMarked;

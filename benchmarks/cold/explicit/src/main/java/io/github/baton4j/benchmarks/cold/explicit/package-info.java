// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The function with Baton, as the README shows it. It may see the shared function and Baton.
 */
@NullMarked
package io.github.baton4j.benchmarks.cold.explicit;

import org.jspecify.annotations.NullMarked;

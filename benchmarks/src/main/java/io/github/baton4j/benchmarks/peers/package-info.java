// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What is measured beside Baton and takes more than a few lines, set up as its own documentation says. It knows no class of
 * Baton's.
 */
@NullMarked
package io.github.baton4j.benchmarks.peers;

import org.jspecify.annotations.NullMarked;

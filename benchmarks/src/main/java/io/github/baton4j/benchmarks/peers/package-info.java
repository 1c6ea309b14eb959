// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What Baton is measured beside: what one would write by hand, and other libraries, each set up as its own documentation says;
 * and the stubs in which all their calls end. It knows nothing of Baton.
 */
@NullMarked
package io.github.baton4j.benchmarks.peers;

import org.jspecify.annotations.NullMarked;

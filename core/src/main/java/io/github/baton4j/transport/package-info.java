// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the transports share and that speaks of the front: {@link io.github.baton4j.transport.Received}, the one shape in
 * which all of them hand on what came in.
 *
 * <p>Not API: everything here may change in any release. It may see the front and the engine, and no transport.
 */
@NullMarked
package io.github.baton4j.transport;

import org.jspecify.annotations.NullMarked;

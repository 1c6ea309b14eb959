// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The engine under the front: ID sets, frames, policy, room, the chain rule, the never-throw guard.
 *
 * <p>Not API: everything here may change in any release. It sees the JDK and {@code slf4j-api} only, and no type of the
 * packages above it, so that transports can stand on it without a cycle.
 */
@NullMarked
package io.github.baton4j.internal;

import org.jspecify.annotations.NullMarked;

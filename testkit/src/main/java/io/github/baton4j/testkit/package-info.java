// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What tests and examples need of a network, on loopback: a recorder of the bytes on a wire ({@link
 * io.github.baton4j.testkit.WireRecorder}). It judges nothing.
 *
 * <p>It may see the JDK alone, and no class of Baton: what a recorder tells must not depend on what is tested by it.
 */
@NullMarked
package io.github.baton4j.testkit;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Faults on demand: a copy of a library, in a class loader of its own, whose classes throw where a test wants them to ({@link
 * io.github.baton4j.testkit.faults.WovenCopy}), or are not there at all.
 *
 * <p>It may see the JDK and ASM. It knows no class of the library that it copies but by name.
 */
@NullMarked
package io.github.baton4j.testkit.faults;

import org.jspecify.annotations.NullMarked;

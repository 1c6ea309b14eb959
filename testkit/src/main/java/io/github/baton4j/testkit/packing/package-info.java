// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the build makes of a jar before anybody tests or publishes it: {@link
 * io.github.baton4j.testkit.packing.TightJar}.
 *
 * <p>It may see the JDK, ASM, Commons Compress for zip files and pngtastic for Zopfli.
 */
@NullMarked
package io.github.baton4j.testkit.packing;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a module promises, read from what users get: the public API of its jar as text ({@link
 * io.github.baton4j.testkit.api.PublicApi}), and what its sources say of it ({@link io.github.baton4j.testkit.api.ApiDocs}).
 *
 * <p>It may see the JDK, its compiler's tree, and ASM.
 */
@NullMarked
package io.github.baton4j.testkit.api;

import org.jspecify.annotations.NullMarked;

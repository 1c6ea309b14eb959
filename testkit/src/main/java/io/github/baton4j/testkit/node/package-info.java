// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Node, for tests that hold Java against the real npm packages: whether it is there ({@link
 * io.github.baton4j.testkit.node.NeedsNode}), packages as a lock file has them ({@link
 * io.github.baton4j.testkit.node.NodePackages}), and a process that ends with the test ({@link
 * io.github.baton4j.testkit.node.NodeProcess}). The resources beside these classes hold one folder for each set of packages
 * and the script that is loaded into every process.
 *
 * <p>It may see the JDK and JUnit.
 */
@NullMarked
package io.github.baton4j.testkit.node;

import org.jspecify.annotations.NullMarked;

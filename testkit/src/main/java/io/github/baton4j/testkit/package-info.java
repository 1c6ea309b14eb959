// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the tests of all modules share, and nobody publishes: a recorder of the bytes on a wire ({@link
 * io.github.baton4j.testkit.WireRecorder}), the server that stand-ins stand on ({@link
 * io.github.baton4j.testkit.LoopbackServer}), consumer projects that are compiled and run against an exact class path ({@link
 * io.github.baton4j.testkit.ConsumerProject}), and readers of class files, poms and documentation that the house's rules are
 * checked with; and what becomes of a test whose command is not there ({@link io.github.baton4j.testkit.NeedsCommand}).
 *
 * <p>It may see the JDK and JUnit, and the packages below it, where stand-ins for services live, what their own
 * descriptions name. None of them sees a class of Baton, so that what they say of Baton is not Baton's own word.
 */
@NullMarked
package io.github.baton4j.testkit;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * AWS Lambda around a function: the Runtime API on loopback ({@link io.github.baton4j.testkit.lambda.RuntimeApi}), the folder
 * that a deployment package becomes ({@link io.github.baton4j.testkit.lambda.TaskRoot}), and the real runtime interface client
 * as a process of its own that runs the function ({@link io.github.baton4j.testkit.lambda.RuntimeProcess}).
 *
 * <p>It may see the JDK and JUnit. The client is found on the class path of the tests, for the process, and is not seen.
 */
@NullMarked
package io.github.baton4j.testkit.lambda;

import org.jspecify.annotations.NullMarked;

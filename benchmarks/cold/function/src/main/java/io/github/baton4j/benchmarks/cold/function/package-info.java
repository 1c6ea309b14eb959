// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the function of every variant does: it logs a line, and sends to a queue, a topic, a stream and a service.
 *
 * <p>It may see what a function has before it has IDs: Lambda's two jars, the SDK, OkHttp, SLF4J.
 */
@NullMarked
package io.github.baton4j.benchmarks.cold.function;

import org.jspecify.annotations.NullMarked;

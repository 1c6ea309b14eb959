// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The stage on which the feed runs: what AWS and the rest of the world do around the functions, on loopback, and a judge.
 * {@link io.github.baton4j.examples.stage.Stage} is where to start; {@link io.github.baton4j.examples.stage.Plan} says
 * what is posted and {@link io.github.baton4j.examples.stage.Judge} what has to come of it.
 *
 * <p>It may see the functions as Lambda's {@code RequestHandler}s, the service as an {@code HttpHandler}, the page's program,
 * and <b>no class of Baton</b>: it judges by what has arrived over its sockets and by standard output alone.
 */
@NullMarked
package io.github.baton4j.examples.stage;

import org.jspecify.annotations.NullMarked;

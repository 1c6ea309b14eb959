// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
/**
 * A service behind the edge, as its team would write it: no function, called by one over HTTP.
 *
 * <p>It may see {@code core} of Baton and the JDK's HTTP server.
 */
@NullMarked
package io.github.baton4j.examples.service;

import org.jspecify.annotations.NullMarked;

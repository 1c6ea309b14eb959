// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

/**
 * What a user writes: the body of a request to the API and of a record in the streams.
 *
 * @param debug whether the debug logs of everything that comes of it are asked for
 */
record Post(String id, String user, String text, boolean debug) {}

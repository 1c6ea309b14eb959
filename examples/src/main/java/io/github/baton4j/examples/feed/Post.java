// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

/** What a user writes: the body of a request to the API and of a message on the queue. */
record Post(String id, String user, String text) {}

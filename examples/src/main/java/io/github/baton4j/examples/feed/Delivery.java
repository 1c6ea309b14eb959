// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

/** A post on its way to a follower, or, with an empty one, to the index: the body of a message on the topic. */
record Delivery(String post, String user, String text, String follower) {}

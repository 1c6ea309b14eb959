// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

/** Where the judge looks: the hops in the order in which a post makes them, then what belongs to no hop. */
enum Place {
  FRONT("front -> CreatePost", true),
  USER_SERVICE("CreatePost -> user service", true),
  USER_SERVICE_LOG("user service -> its log", true),
  QUEUE("CreatePost -> SQS", true),
  FEED("SQS -> AddToFeed", true),
  OUTPUT("standard output", false),
  THREADS("threads", false);

  private final String label;
  private final boolean hop;

  Place(String label, boolean hop) {
    this.label = label;
    this.hop = hop;
  }

  boolean isHop() {
    return hop;
  }

  @Override
  public String toString() {
    return label;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

/** Where the judge looks: the hops in the order in which a post makes them, then what belongs to no hop. */
enum Place {
  CREATE_POST("front -> CreatePost", true),
  STREAM("CreatePost -> Kinesis", true),
  DISTRIBUTE_POST("Kinesis -> DistributePost", true),
  FOLLOWER_SERVICE("DistributePost -> follower service", true),
  FOLLOWER_SERVICE_LOG("follower service -> its log", true),
  TOPIC("DistributePost -> SNS", true),
  ADD_TO_FEED("SNS -> SQS -> AddToFeed", true),
  NOTIFY_FOLLOWER("SNS -> SQS, raw -> NotifyFollower", true),
  PUSH("NotifyFollower -> SQS", true),
  INDEX_POST("SNS -> IndexPost", true),
  AUDIT("the auditors' stream", false),
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

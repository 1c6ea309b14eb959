// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

/** Where the judge looks: the hops in the order in which a post makes them, then what belongs to no hop. */
enum Place {
  CREATE_POST("front -> CreatePost", Kind.LOG),
  STREAM("CreatePost -> Kinesis", Kind.WIRE),
  DISTRIBUTE_POST("Kinesis -> DistributePost", Kind.LOG),
  FOLLOWER_SERVICE("DistributePost -> follower service", Kind.WIRE),
  FOLLOWER_SERVICE_LOG("follower service -> its log", Kind.LOG),
  TOPIC("DistributePost -> SNS", Kind.WIRE),
  ADD_TO_FEED("SNS -> SQS -> AddToFeed", Kind.LOG),
  NOTIFY_FOLLOWER("SNS -> SQS, raw -> NotifyFollower", Kind.LOG),
  PUSH("NotifyFollower -> SQS", Kind.WIRE),
  INDEX_POST("SNS -> IndexPost", Kind.LOG),
  AUDIT("the auditors' stream", Kind.APART),
  OUTPUT("standard output", Kind.APART),
  THREADS("threads", Kind.APART);

  private enum Kind {
    WIRE,
    LOG,
    APART
  }

  private final String label;
  private final Kind kind;

  Place(String label, Kind kind) {
    this.label = label;
    this.kind = kind;
  }

  boolean isHop() {
    return kind != Kind.APART;
  }

  /** Whether the judge looks at the bytes that left a function there, and not at a log. */
  boolean isOnTheWire() {
    return kind == Kind.WIRE;
  }

  @Override
  public String toString() {
    return label;
  }
}

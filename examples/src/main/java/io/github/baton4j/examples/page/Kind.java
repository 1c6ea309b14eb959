// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

/** How something came in, as told by the keys that its lines have; {@link Marks#kind} is where. */
enum Kind {
  API("API", "request"),
  KINESIS("Kinesis", "record"),
  SNS("SNS", "message"),
  SQS("SQS", "message"),
  EVENTBRIDGE("EventBridge", "event"),
  /** No keys of an invocation: a service that was called over HTTP. */
  HTTP("", "HTTP"),
  /** An invocation, and nothing that says by what. */
  INVOKE("", "invoked");

  private final String lane;
  private final String unit;

  Kind(String lane, String unit) {
    this.lane = lane;
    this.unit = unit;
  }

  /** The participant between the sender and whoever received; empty where there is none. */
  String lane() {
    return lane;
  }

  boolean hasLane() {
    return !lane.isEmpty();
  }

  String counted(int number) {
    if (!hasLane()) {
      return unit;
    }
    return number == 1 ? unit : number + " " + unit + "s";
  }
}

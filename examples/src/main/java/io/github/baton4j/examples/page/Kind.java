// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

/** How something came in, as told by the keys that its lines have. */
enum Kind {
  API("API", "request", "apiGatewayRequestId"),
  KINESIS("Kinesis", "record", "eventID, shardId-…"),
  SNS("SNS", "message", "messageId without receiveCount"),
  SQS("SQS", "message", "messageId with receiveCount"),
  EVENTBRIDGE("EventBridge", "event", "eventID"),
  /** No keys of an invocation: a service that was called over HTTP. */
  HTTP("", "HTTP", "no awsRequestId"),
  /** An invocation, and nothing that says by what. */
  INVOKE("", "invoked", "awsRequestId alone");

  private final String lane;
  private final String unit;
  private final String toldBy;

  Kind(String lane, String unit, String toldBy) {
    this.lane = lane;
    this.unit = unit;
    this.toldBy = toldBy;
  }

  /** The participant between the sender and whoever received; empty where there is none. */
  String lane() {
    return lane;
  }

  String toldBy() {
    return toldBy;
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

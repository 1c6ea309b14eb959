// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

/**
 * What a line says of where it stands, under whichever of its names; empty where it says nothing.
 *
 * @param chainLength hops so far; 0 where the line does not say, or says no such number
 * @param who the function or the service that wrote it
 * @param logger what stands in for that where nobody is named
 */
record Marks(
    String correlationId,
    int chainLength,
    String requestId,
    String apiRequestId,
    String messageId,
    String receiveCount,
    String eventId,
    String who,
    String logger) {
  private static final int LONGEST_NAME = 200;

  /** Names stand in the page again and again, once for each ID at least. */
  Marks {
    who = cut(who);
    logger = cut(logger);
  }

  private static String cut(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }

  static final Marks NONE = new Marks("", 0, "", "", "", "", "", "", "");

  /** Those of a line in Lambda's own words, which name nothing but the invocation. */
  static Marks ofInvocation(String requestId, String who) {
    return new Marks("", 0, requestId, "", "", "", "", who, "");
  }

  Kind kind() {
    if (!eventId.isEmpty()) {
      return eventId.startsWith("shardId-") ? Kind.KINESIS : Kind.EVENTBRIDGE;
    }
    if (!messageId.isEmpty()) {
      return receiveCount.isEmpty() ? Kind.SNS : Kind.SQS;
    }
    if (!apiRequestId.isEmpty()) {
      return Kind.API;
    }
    return requestId.isEmpty() ? Kind.HTTP : Kind.INVOKE;
  }

  /** The ID of the record, message or request that was worked on. */
  String sourceId() {
    if (!eventId.isEmpty()) {
      return eventId;
    }
    return messageId.isEmpty() ? apiRequestId : messageId;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import io.github.baton4j.lambda.EventShapes;
import io.github.baton4j.testkit.lambda.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a function is invoked by. */
enum EventType {
  REST("Rest", "apiGatewayRequestId"),
  HTTP_API("HttpApi", "apiGatewayRequestId"),
  LOAD_BALANCER("LoadBalancer", null),
  WEB_SOCKET("WebSocket", "apiGatewayRequestId"),
  SQS("Sqs", "messageId"),
  KINESIS("Kinesis", "eventID"),
  SNS("Sns", "messageId"),
  EVENT_BRIDGE("EventBridge", "eventID"),
  DIRECT("Direct", null);

  private final String className;
  private final String field;

  EventType(String className, String field) {
    this.className = className;
    this.field = field;
  }

  /** The simple name of the class that takes it. */
  String className() {
    return className;
  }

  /** Of the MDC, what has the event's own ID, or that of each record. */
  String field() {
    return field;
  }

  /** Whether each record has a scope of its own. */
  boolean isBatch() {
    return this == SQS || this == KINESIS;
  }

  /**
   * An event.
   *
   * @param own its ID
   * @param ids of the event; of a batch the first record's, and the others have none
   */
  Event event(String own, Map<String, String> ids) {
    if (this == DIRECT) {
      Map<String, Object> context = EventShapes.map("custom", ids, "client", EventShapes.map());
      return Event.of("{\"post\":1}").withClientContext(text(context));
    }
    return Event.of(text(
        switch (this) {
          case REST -> EventShapes.rest(ids, own);
          case HTTP_API -> EventShapes.httpApi(ids, own);
          case LOAD_BALANCER -> EventShapes.loadBalancer(ids);
          case WEB_SOCKET -> EventShapes.webSocket(ids, own);
          case SNS -> EventShapes.batch(EventShapes.snsRecord(ids, own));
          case EVENT_BRIDGE -> EventShapes.eventBridge(ids, own);
          default -> EventShapes.batch(records(own, ids).toArray());
        }));
  }

  private List<Object> records(String own, Map<String, String> ids) {
    List<Object> records = new ArrayList<>();
    for (String id : recordIds(own)) {
      Map<String, String> its = records.isEmpty() ? ids : Map.of();
      records.add(
          this == SQS ? EventShapes.sqsRecord(its, id) : EventShapes.kinesisRecord(its, id));
    }
    return records;
  }

  /** Of the records of a batch, in order. */
  List<String> recordIds(String own) {
    return isBatch() ? List.of(own + "-a", own + "-b", own + "-c") : List.of();
  }

  private static String text(Object json) {
    return EventShapes.text(EventShapes.json(json));
  }
}

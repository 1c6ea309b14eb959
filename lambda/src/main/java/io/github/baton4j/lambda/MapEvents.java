// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Names;
import io.github.baton4j.transport.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events and records that came as maps, as JSON has them: told by what AWS puts into each and into no other. */
final class MapEvents {
  /** An event in a destination event in a destination event and so on: as far as anybody will have gone. */
  private static final int MOST_DESTINATIONS = 5;

  /** Of a {@code __context__}: far more than can travel, and few enough to hold. */
  private static final int MOST_MEMBERS = 1000;

  private MapEvents() {}

  /**
   * What came in with an event or a record.
   *
   * @param context null where there is no invocation of its own
   */
  static Incoming of(Map<?, ?> event, @Nullable Context context) {
    return of(event, context, null, 0);
  }

  /**
   * What came in with an event of which a destination event tells.
   *
   * @param requestId of the invocation that the event was for
   */
  static Incoming ofDestination(
      @Nullable Map<?, ?> payload, @Nullable String requestId, @Nullable Context context) {
    return of(payload == null ? Map.of() : payload, context, requestId, 1);
  }

  private static Incoming of(
      Map<?, ?> event, @Nullable Context context, @Nullable String requestId, int depth) {
    Map<?, ?> request = MapValues.map(event, "requestContext");
    if (request != null) {
      if (isDestination(event, request) && depth < MOST_DESTINATIONS) {
        Map<?, ?> payload = MapValues.map(event, "requestPayload");
        String original = MapValues.text(request, "requestId");
        return of(payload == null ? Map.of() : payload, context, original, depth + 1);
      }
      Incoming http = MapRecords.http(event, request);
      if (http != null) {
        return http;
      }
    }
    List<Incoming> records = records(event);
    if (!records.isEmpty()) {
      // SNS invokes a function for each message, whose IDs are then those of the invocation.
      Incoming first = records.get(0);
      boolean isSole = records.size() == 1 && "sns".equals(first.transport());
      return isSole ? first : Events.batch(records, context);
    }
    Incoming single = MapRecords.of(event);
    return single == null ? withContext(event, context, requestId, depth) : single;
  }

  /** Source: AWS Lambda, "Capturing records of Lambda asynchronous invocations". */
  private static boolean isDestination(Map<?, ?> event, Map<?, ?> request) {
    return event.containsKey("requestPayload") && MapValues.text(request, "functionArn") != null;
  }

  private static List<Incoming> records(Map<?, ?> event) {
    List<Incoming> all = new ArrayList<>();
    if (event.get("Records") instanceof List<?> records) {
      for (Object each : records) {
        Incoming incoming = each instanceof Map<?, ?> one ? MapRecords.of(one) : null;
        if (incoming != null) {
          all.add(incoming);
        }
      }
    }
    return all;
  }

  /** EventBridge, and what somebody has invoked the function with directly. */
  private static Incoming withContext(
      Map<?, ?> event, @Nullable Context context, @Nullable String requestId, int depth) {
    Map<?, ?> detail = MapValues.map(event, "detail");
    String id = MapValues.text(event, "id");
    if (detail != null
        && MapValues.text(event, "detail-type") != null
        && MapValues.text(event, "source") != null) {
      return ofEventBridge(detail, id, context, depth);
    }
    Received direct = new Received(Events.TRANSPORT, false);
    direct.takeFallbackId(requestId);
    addContext(direct, event);
    if (depth == 0) {
      direct.merge(Events.clientContext(context));
    }
    return direct;
  }

  /** What came in with an event of EventBridge. */
  static Incoming ofEventBridge(
      @Nullable Map<?, ?> detail, @Nullable String id, @Nullable Context context) {
    return ofEventBridge(detail == null ? Map.of() : detail, id, context, 0);
  }

  private static Incoming ofEventBridge(
      Map<?, ?> detail, @Nullable String id, @Nullable Context context, int depth) {
    Map<?, ?> request = MapValues.map(detail, "requestContext");
    if (request != null && isDestination(detail, request) && depth < MOST_DESTINATIONS) {
      return of(detail, context, null, depth);
    }
    Received event = new Received("eventbridge", false);
    addContext(event, detail);
    event.takeFallbackId(id);
    event.takeLocal(Names.EVENT_ID, id);
    return event;
  }

  private static void addContext(Received received, Map<?, ?> payload) {
    Map<?, ?> context = MapValues.map(payload, Names.CONTEXT);
    if (context != null) {
      int left = MOST_MEMBERS;
      for (Map.Entry<?, ?> each : context.entrySet()) {
        if (left-- == 0) {
          return;
        }
        if (each.getKey() instanceof String name) {
          received.add(name, MapValues.text(each.getValue()));
        }
      }
    }
  }
}

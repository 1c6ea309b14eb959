// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import io.github.baton4j.transport.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reading of an event or a record that came as a map, as JSON has it: told by what AWS puts into each and into no other.
 * For use by one thread.
 */
final class MapEvents {
  /** An event in a destination event in a destination event and so on: as far as anybody will have gone. */
  private static final int MOST_DESTINATIONS = 5;

  /** The largest batch of any source. */
  private static final int MOST_RECORDS = 10_000;

  private final @Nullable Context context;
  private final boolean isInvocation;
  private int destinations;

  private MapEvents(@Nullable Context context, boolean isInvocation) {
    this.context = context;
    this.isInvocation = isInvocation;
  }

  /** What an invocation brought. */
  static MapEvents ofInvocation(@Nullable Context context) {
    return new MapEvents(context, true);
  }

  /** What somebody has at hand, wherever it is from. */
  static MapEvents alone() {
    return new MapEvents(null, false);
  }

  /** What came in with an event or a record. */
  Incoming read(Map<?, ?> event) {
    return read(event, null);
  }

  /**
   * What came in with the event that a failed or finished invocation was for.
   *
   * @param requestId of that invocation
   */
  Incoming readOriginal(@Nullable Map<?, ?> payload, @Nullable String requestId) {
    destinations++;
    return read(payload == null ? Map.of() : payload, requestId);
  }

  private Incoming read(Map<?, ?> event, @Nullable String requestId) {
    Map<?, ?> request = MapValues.map(event, "requestContext");
    if (request != null && isDestination(request)) {
      return readOriginal(
          MapValues.map(event, "requestPayload"), MapValues.text(request, "requestId"));
    }
    Incoming http = MapRecords.http(event, request == null ? Map.of() : request);
    if (http != null) {
      return http;
    }
    List<Incoming> records = records(event);
    if (!records.isEmpty()) {
      // SNS invokes a function for each message, whose IDs are then those of the invocation.
      Incoming first = records.get(0);
      boolean isSole = records.size() == 1 && "sns".equals(first.transport());
      return isSole ? first : batch(records);
    }
    Incoming single = MapRecords.of(event);
    return single == null ? readContext(event, requestId) : single;
  }

  private Incoming batch(List<Incoming> records) {
    return isInvocation ? Events.batch(records, context) : Events.longest(records);
  }

  /** Source: AWS Lambda, "Capturing records of Lambda asynchronous invocations". */
  private boolean isDestination(Map<?, ?> request) {
    return destinations < MOST_DESTINATIONS
        && MapValues.text(request, "functionArn") != null
        && MapValues.text(request, "condition") != null;
  }

  private static List<Incoming> records(Map<?, ?> event) {
    List<Incoming> all = new ArrayList<>();
    if (event.get("Records") instanceof List<?> records) {
      int left = MOST_RECORDS;
      for (Object each : records) {
        if (left-- == 0) {
          break;
        }
        Incoming incoming = each instanceof Map<?, ?> one ? guarded(one) : null;
        if (incoming != null) {
          all.add(incoming);
        }
      }
    }
    return all;
  }

  /** What throws while it is asked costs the batch nothing of the others. */
  static @Nullable Incoming guarded(Map<?, ?> one) {
    try {
      return MapRecords.of(one);
    } catch (Throwable e) {
      Guard.swallow(Counters.SCOPELESS, Events.TRANSPORT, e);
      return null;
    }
  }

  /** EventBridge, and what somebody has invoked the function with directly. */
  private Incoming readContext(Map<?, ?> event, @Nullable String requestId) {
    if (event.containsKey("detail")
        && MapValues.text(event, "detail-type") != null
        && MapValues.text(event, "source") != null) {
      return readEventBridge(MapValues.map(event, "detail"), MapValues.text(event, "id"));
    }
    Received direct = new Received(Events.TRANSPORT, false);
    direct.takeFallbackId(requestId);
    addContext(direct, event);
    if (destinations == 0) {
      direct.merge(Events.clientContext(context));
    }
    return direct;
  }

  /** What came in with an event of EventBridge. */
  Incoming readEventBridge(@Nullable Map<?, ?> detail, @Nullable String id) {
    Map<?, ?> request = detail == null ? null : MapValues.map(detail, "requestContext");
    if (detail != null && request != null && isDestination(request)) {
      return read(detail, null);
    }
    Received event = new Received("eventbridge", false);
    event.takeFallbackId(id);
    event.takeLocal(Names.EVENT_ID, id);
    if (detail != null) {
      addContext(event, detail);
    }
    return event;
  }

  private static void addContext(Received received, Map<?, ?> payload) {
    Map<?, ?> context = MapValues.map(payload, Names.CONTEXT);
    if (context != null) {
      for (Map.Entry<String, @Nullable Object> each :
          MapValues.named(context, Values.MOST_MEMBERS).entrySet()) {
        received.add(each.getKey(), MapValues.text(each.getValue()));
      }
    }
  }
}

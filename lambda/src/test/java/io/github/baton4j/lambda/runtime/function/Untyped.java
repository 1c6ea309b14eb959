// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.Baton;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.lambda.JsonEvents;
import java.util.List;
import java.util.Map;

/** A function that has any event as a map. */
public final class Untyped implements RequestHandler<Map<String, Object>, Object> {
  private static final Baton BATON = Baton.create();
  private static final BatonLambda LAMBDA = BatonLambda.using(BATON);

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    return Work.framed(context, () -> LAMBDA.handle(event, context, () -> handled(event, context)));
  }

  /** In the event's scope: each record of a batch in its own. */
  static String handled(Map<String, Object> event, Context context) {
    for (Object each : (List<?>) event.getOrDefault("Records", List.of())) {
      @SuppressWarnings("unchecked")
      Map<String, Object> record = (Map<String, Object>) each;
      Object id = record.containsKey("messageId") ? record.get("messageId") : record.get("eventID");
      if (id != null) {
        BATON.run(JsonEvents.incoming(record), () -> Work.record(context, id.toString()));
      }
    }
    return Work.inside(context);
  }
}

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each request and of each record what is for debugging, and what is for everybody; of a request it tells all others. */
public final class Debugging implements RequestHandler<Map<String, Object>, String> {
  private static final Logger LOG = LoggerFactory.getLogger("function");
  private static final Baton SCOPES = Baton.create();
  private static final BatonLambda BATON = BatonLambda.using(SCOPES);

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    LOG.debug("outside");
    try {
      return BATON.handle(event, context, () -> {
        List<Map<String, Object>> records = records(event);
        if (records == null) {
          String own = (String) ((Map<?, ?>) event.get("requestContext")).get("requestId");
          say("front", own);
          Everybody.call(own);
          return "front";
        }
        for (Map<String, Object> record : records) {
          SCOPES.run(JsonEvents.incoming(record), () -> say("behind", own(record)));
        }
        return "behind";
      });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      LOG.debug("outside");
    }
  }

  @SuppressWarnings("unchecked") // an event of Lambda's has this form
  private static List<Map<String, Object>> records(Map<String, Object> event) {
    return (List<Map<String, Object>>) event.get("Records");
  }

  /** The number in the record's own ID. */
  private static String own(Map<?, ?> record) {
    Object sns = record.get("Sns");
    Object id =
        sns instanceof Map<?, ?> message ? message.get("MessageId") : record.get("messageId");
    return String.valueOf(id == null ? record.get("eventID") : id);
  }

  private static void say(String where, String own) {
    LOG.info("{} {}", where, own);
    LOG.debug("{} {} {}", where, own, LOG.isDebugEnabled());
    LOG.trace("{} {}", where, own);
  }
}

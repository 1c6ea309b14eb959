// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.layer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A user's function, which knows no Baton and none of Lambda's event classes. */
public final class OrderMaps implements RequestHandler<Map<String, Object>, List<String>> {
  private final Shipping shipping = new Shipping();

  @Override
  public List<String> handleRequest(Map<String, Object> event, Context context) {
    List<String> shipped = new ArrayList<>();
    for (Object each : (List<?>) event.get("Records")) {
      Map<?, ?> message = (Map<?, ?>) each;
      String id = String.valueOf(
          message.containsKey("Sns")
              ? ((Map<?, ?>) message.get("Sns")).get("MessageId")
              : message.get("messageId"));
      shipping.ship(id);
      shipped.add(id);
    }
    return shipped;
  }
}

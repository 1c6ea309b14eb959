// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.layer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;

/** A user's function, which knows no Baton: typed, and its methods plain. */
public final class Orders implements RequestHandler<SQSEvent, List<String>> {
  private final Shipping shipping = new Shipping();

  @Override
  public List<String> handleRequest(SQSEvent event, Context context) {
    List<String> shipped = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      shipping.ship(message.getMessageId());
      shipped.add(message.getMessageId());
    }
    return shipped;
  }

  /** Of a shape that Lambda's runtime knows by the name in the configuration. */
  public List<String> plain(SQSEvent event) {
    return event.getRecords().stream()
        .map(SQSEvent.SQSMessage::getMessageId)
        .peek(shipping::ship)
        .toList();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.lambda.BatonLambda;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A function that SNS invokes by itself. */
public final class IndexPost implements RequestHandler<SNSEvent, @Nullable Void> {
  private static final Logger log = LoggerFactory.getLogger(IndexPost.class);
  private static final BatonLambda BATON = BatonLambda.create();
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public @Nullable Void handleRequest(SNSEvent event, Context context) {
    BATON.sns(event, context, message -> index(message.getSNS().getMessage()));
    return null;
  }

  private static void index(String message) {
    Delivery delivery = JSON.readValue(message, Delivery.class);
    log.info("indexing {}", delivery.post());
    log.debug("{} has {} characters", delivery.post(), delivery.text().length());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.baton4j.lambda.BatonLambda;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The consumer of a queue behind the topic, to which SNS delivers in its envelope: each message in a scope of its own, each
 * failure reported on its own. A post with the word "flaky" in it fails the first time.
 */
public final class AddToFeed implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger log = LoggerFactory.getLogger(AddToFeed.class);
  private static final BatonLambda BATON = BatonLambda.create();
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return BATON.sqs(event, context, message -> add(message));
  }

  private static void add(SQSMessage message) {
    String envelope = message.getBody();
    Delivery delivery =
        JSON.readValue(JSON.readTree(envelope).path("Message").asString(), Delivery.class);
    log.info("adding {} to the feed of {}", delivery.post(), delivery.follower());
    log.debug("{} came in {} characters", delivery.post(), envelope.length());
    if (delivery.text().contains("flaky") && isFirstTry(message)) {
      throw new IllegalStateException("the feed has no room for " + delivery.post() + " just now");
    }
  }

  private static boolean isFirstTry(SQSMessage message) {
    return "1".equals(message.getAttributes().get("ApproximateReceiveCount"));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The consumer of a second queue behind the topic, to which SNS delivers raw: sends what is to appear on the follower's phone
 * to the queue of another team.
 */
public final class NotifyFollower implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger log = LoggerFactory.getLogger(NotifyFollower.class);
  private static final BatonLambda BATON = BatonLambda.create();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SqsClient sqs = SqsClient.builder()
      .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSqsInterceptor()))
      .build();
  private final String pushQueue = Environment.get("PUSH_QUEUE_URL");

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return BATON.sqs(event, context, message -> tell(message.getBody()));
  }

  private void tell(String body) {
    Delivery delivery = JSON.readValue(body, Delivery.class);
    log.info("telling {} of {}", delivery.follower(), delivery.post());
    log.debug("{} goes on to {}", delivery.post(), pushQueue);
    sqs.sendMessage(m -> m.queueUrl(pushQueue).messageBody(body));
  }
}

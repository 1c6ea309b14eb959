// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.lambda.BatonLambda;
import org.slf4j.LoggerFactory;

public class AddToFeed implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final BatonLambda BATON = BatonLambda.create();

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return BATON.sqs(event, context, message -> work(message));
  }

  private static void work(SQSEvent.SQSMessage message) throws Exception {
    LoggerFactory.getLogger(AddToFeed.class).info("adding {}", message.getBody());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.lambda.BatonLambda;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

public class AddToFeedAtOnce implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final BatonLambda BATON = BatonLambda.create();
  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(10);

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return BATON.sqs(event, context, EXECUTOR, message -> work(message));
  }

  private static void work(SQSEvent.SQSMessage message) throws Exception {
    LoggerFactory.getLogger(AddToFeedAtOnce.class).info("adding {}", message.getBody());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.lambda.BatonLambda;
import org.slf4j.LoggerFactory;

public class IndexPost implements RequestHandler<SNSEvent, Void> {
  private static final BatonLambda BATON = BatonLambda.create();

  @Override
  public Void handleRequest(SNSEvent event, Context context) {
    BATON.sns(event, context, message -> index(message.getSNS().getMessage()));
    return null;
  }

  private static void index(String post) {
    LoggerFactory.getLogger(IndexPost.class).info("indexing {}", post);
  }
}

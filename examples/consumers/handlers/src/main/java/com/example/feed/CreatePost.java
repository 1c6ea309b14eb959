// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.lambda.BatonLambda;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class CreatePost implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Logger log = LoggerFactory.getLogger(CreatePost.class);
  private static final BatonLambda BATON = BatonLambda.create();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return BATON.handle(event, context, () -> {
      log.info("creating post"); // MDC: x-correlation-id, awsRequestId, …
      CorrelationContext.put(
          "x-correlation-user-id", "ana"); // on the next line and every later hop
      return APIGatewayV2HTTPResponse.builder().withStatusCode(201).build();
    });
  }
}

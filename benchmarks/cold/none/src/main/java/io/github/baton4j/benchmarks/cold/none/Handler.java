// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.none;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.benchmarks.cold.function.Clients;
import io.github.baton4j.benchmarks.cold.function.Work;
import okhttp3.OkHttpClient;

/** The function without IDs, and without a word of whoever may carry them. */
public final class Handler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Work work = new Work(
      Clients.sqs().build(), Clients.sns().build(), Clients.kinesis().build(), new OkHttpClient());

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return work.answer(event);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.powertools;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.benchmarks.cold.function.Clients;
import io.github.baton4j.benchmarks.cold.function.Work;
import okhttp3.OkHttpClient;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The function inside of the functional form of Powertools' logging; its aspect would want a compiler of its own. */
public final class Handler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  // Of its paths the one for this event is that of a request's ID: this is the same, to a header.
  private static final String PATH = "headers.\"x-correlation-id\"";

  private final Work work = new Work(
      Clients.sqs().build(), Clients.sns().build(), Clients.kinesis().build(), new OkHttpClient());

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, PATH, event, () -> work.answer(event));
  }
}

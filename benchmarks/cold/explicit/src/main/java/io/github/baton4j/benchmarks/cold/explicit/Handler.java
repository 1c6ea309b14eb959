// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.explicit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.benchmarks.cold.function.Clients;
import io.github.baton4j.benchmarks.cold.function.Work;
import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import okhttp3.OkHttpClient;

/** The function with Baton: a line for each client, and one for the invocation. */
public final class Handler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final BatonLambda BATON = BatonLambda.create();

  private final Work work = new Work(
      Clients.sqs()
          .overrideConfiguration(Clients.with(new BatonSqsInterceptor()))
          .build(),
      Clients.sns()
          .overrideConfiguration(Clients.with(new BatonSnsInterceptor()))
          .build(),
      Clients.kinesis()
          .overrideConfiguration(Clients.with(new BatonKinesisInterceptor()))
          .build(),
      BatonOkHttp.install(new OkHttpClient.Builder()).build());

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return BATON.handle(event, context, () -> work.answer(event));
  }
}

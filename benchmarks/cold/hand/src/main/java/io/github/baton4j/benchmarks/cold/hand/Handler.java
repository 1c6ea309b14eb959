// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.hand;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.benchmarks.cold.function.Clients;
import io.github.baton4j.benchmarks.cold.function.Work;
import okhttp3.OkHttpClient;
import org.slf4j.MDC;

/** The function with interceptors of its own, which take what the MDC has. */
public final class Handler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Work work = new Work(
      Clients.sqs().overrideConfiguration(Clients.with(new IdsInterceptor())).build(),
      Clients.sns().overrideConfiguration(Clients.with(new IdsInterceptor())).build(),
      Clients.kinesis()
          .overrideConfiguration(Clients.with(new IdsInterceptor()))
          .build(),
      new OkHttpClient.Builder().addInterceptor(new IdHeaders()).build());

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    for (String name : Ids.NAMES) {
      String value = event.getHeaders().get(name);
      if (value != null) {
        MDC.put(name, value);
      }
    }
    try {
      return work.answer(event);
    } finally {
      for (String name : Ids.NAMES) {
        MDC.remove(name);
      }
    }
  }
}

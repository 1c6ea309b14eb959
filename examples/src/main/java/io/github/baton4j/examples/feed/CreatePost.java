// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /posts}: asks the user service who is writing, and sends the post to the feed's queue. */
public final class CreatePost
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Logger log = LoggerFactory.getLogger(CreatePost.class);
  private static final BatonLambda BATON = BatonLambda.create();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final OkHttpClient http =
      BatonOkHttp.install(new OkHttpClient.Builder()).build();
  private final SqsClient sqs = SqsClient.builder()
      .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSqsInterceptor()))
      .build();
  private final String userService = Environment.get("USER_SERVICE_URL");
  private final String feedQueue = Environment.get("FEED_QUEUE_URL");

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return BATON.handle(event, context, () -> create(event.getBody()));
  }

  private APIGatewayV2HTTPResponse create(String body) {
    Post post = JSON.readValue(body, Post.class);
    log.info("creating {}", post.id());
    CorrelationContext.put("x-correlation-user-id", post.user());
    String author = nameOf(post.user());
    log.info("sending {} by {} to the feed", post.id(), author);
    sqs.sendMessage(m -> m.queueUrl(feedQueue).messageBody(JSON.writeValueAsString(post)));
    return APIGatewayV2HTTPResponse.builder().withStatusCode(201).build();
  }

  private String nameOf(String user) {
    Request request = new Request.Builder().url(userService + "/users/" + user).build();
    try (Response response = http.newCall(request).execute()) {
      return response.body().string();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

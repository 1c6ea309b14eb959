// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.lambda.BatonLambda;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /posts}: puts the post into the stream {@code post-created}, and into {@code post-audit}. */
public final class CreatePost
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Logger log = LoggerFactory.getLogger(CreatePost.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  // The auditors' reader refuses members that it does not know.
  private static final BatonLambda BATON =
      BatonLambda.using(Baton.builder().exclude("post-audit").build());

  private final KinesisClient kinesis = KinesisClient.builder()
      .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonKinesisInterceptor()))
      .build();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return BATON.handle(event, context, () -> create(event.getBody()));
  }

  private APIGatewayV2HTTPResponse create(String body) {
    Post post = JSON.readValue(body, Post.class);
    log.info("creating {}", post.id());
    CorrelationContext.put("x-correlation-user-id", post.user());
    if (post.debug()) {
      CorrelationContext.debug(true);
    }
    log.debug("{} has {} characters", post.id(), post.text().length());
    put("post-created", post);
    put("post-audit", post);
    log.info("{} is in the stream", post.id());
    return APIGatewayV2HTTPResponse.builder().withStatusCode(201).build();
  }

  private void put(String stream, Post post) {
    kinesis.putRecord(r -> r.streamName(stream)
        .partitionKey(post.user())
        .data(SdkBytes.fromByteArray(JSON.writeValueAsBytes(post))));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.sns.BatonSnsInterceptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stream's consumer, each record in a scope of its own: asks who follows the author, and publishes a message for each of
 * them, and one for the index.
 */
public final class DistributePost implements RequestHandler<KinesisEvent, StreamsEventResponse> {
  private static final Logger log = LoggerFactory.getLogger(DistributePost.class);
  private static final BatonLambda BATON = BatonLambda.create();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int BATCH = 10;

  private final OkHttpClient http =
      BatonOkHttp.install(new OkHttpClient.Builder()).build();
  private final SnsClient sns = SnsClient.builder()
      .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSnsInterceptor()))
      .build();
  private final String followerService = Environment.get("FOLLOWER_SERVICE_URL");
  private final String topic = Environment.get("POSTS_TOPIC_ARN");

  @Override
  public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
    return BATON.kinesis(event, context, r -> distribute(r.getKinesis().getData()));
  }

  private void distribute(ByteBuffer data) throws IOException {
    Post post = read(data);
    if (post == null) {
      log.warn("skipping a record that is no post"); // a shard would be stuck on it
      return;
    }
    log.info("looking for the followers of {}", post.user());
    List<Delivery> deliveries = new ArrayList<>();
    for (String follower : followersOf(post.user())) {
      deliveries.add(new Delivery(post.id(), post.user(), post.text(), follower));
    }
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    entries.add(entry("index", "post", new Delivery(post.id(), post.user(), post.text(), "")));
    for (Delivery delivery : deliveries) {
      entries.add(entry("f" + entries.size(), "follower", delivery));
    }
    log.debug("{} is {} messages on the topic", post.id(), entries.size());
    for (int from = 0; from < entries.size(); from += BATCH) {
      publish(entries.subList(from, Math.min(entries.size(), from + BATCH)));
    }
    log.info("{} goes to {} followers", post.id(), deliveries.size());
  }

  private static @Nullable Post read(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.duplicate().get(bytes);
    try {
      return JSON.readValue(bytes, Post.class);
    } catch (JacksonException e) {
      return null;
    }
  }

  private String[] followersOf(String user) throws IOException {
    Request request = new Request.Builder()
        .url(followerService + "/users/" + user + "/followers")
        .build();
    try (Response response = http.newCall(request).execute()) {
      return JSON.readValue(response.body().string(), String[].class);
    }
  }

  private static PublishBatchRequestEntry entry(String id, String kind, Delivery delivery) {
    return PublishBatchRequestEntry.builder()
        .id(id)
        .message(JSON.writeValueAsString(delivery))
        .messageAttributes(Map.of(
            "kind",
            MessageAttributeValue.builder().dataType("String").stringValue(kind).build()))
        .build();
  }

  private void publish(List<PublishBatchRequestEntry> entries) {
    PublishBatchResponse response =
        sns.publishBatch(b -> b.topicArn(topic).publishBatchRequestEntries(entries));
    if (!response.failed().isEmpty()) {
      throw new IllegalStateException(response.failed().size() + " messages were not published");
    }
  }
}

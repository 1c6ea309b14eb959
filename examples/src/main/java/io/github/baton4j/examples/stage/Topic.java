// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.testkit.sns.Published;
import io.github.baton4j.testkit.sns.SnsStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SNS in this JVM, with one topic. Behind it are a queue that gets the envelope, a queue that gets the message raw, and a
 * function; filter policies see to it that followers' messages go to the queues and the post's own to the function.
 */
final class Topic implements AutoCloseable {
  private static final String INDEX_POST = "arn:aws:lambda:eu-west-1:000000000000:function:index";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SnsStandIn sns;
  private final String arn;

  Topic(URI sqs) throws IOException {
    sns = SnsStandIn.deliveringTo(sqs).start();
    try (SnsClient client = SnsClient.builder()
        .endpointOverride(sns.uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .build()) {
      arn = client.createTopic(r -> r.name("posts")).topicArn();
      subscribe(client, "sqs", Queues.arn(Queues.FEED), "follower", false);
      subscribe(client, "sqs", Queues.arn(Queues.NOTIFY), "follower", true);
      subscribe(client, "lambda", INDEX_POST, "post", false);
    }
  }

  private void subscribe(
      SnsClient client, String protocol, String endpoint, String kind, boolean isRaw) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("FilterPolicy", "{\"kind\":[\"" + kind + "\"]}");
    if (isRaw) {
      attributes.put("RawMessageDelivery", "true");
    }
    client.subscribe(
        r -> r.topicArn(arn).protocol(protocol).endpoint(endpoint).attributes(attributes));
  }

  /** Has SNS invoke this function. */
  void invokes(Function<SNSEvent, ?> function) {
    sns.function(INDEX_POST, json -> function.invoke(event(JSON.readTree(json))));
  }

  /** Where functions find SNS. */
  String url() {
    return sns.uri().toString();
  }

  String arn() {
    return arn;
  }

  /** What has arrived. */
  List<Published> published() {
    return sns.published();
  }

  /** Waits until all that has arrived is delivered; false when the time is over. */
  boolean awaitDelivered(Duration time) {
    try {
      return sns.awaitDelivered(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static SNSEvent event(JsonNode json) {
    SNSEvent event = new SNSEvent();
    event.setRecords(json.path("Records").values().stream().map(Topic::message).toList());
    return event;
  }

  private static SNSEvent.SNSRecord message(JsonNode json) {
    JsonNode from = json.path("Sns");
    SNSEvent.SNS sns = new SNSEvent.SNS();
    sns.setType(text(from, "Type"));
    sns.setMessageId(text(from, "MessageId"));
    sns.setTopicArn(text(from, "TopicArn"));
    sns.setSubject(text(from, "Subject"));
    sns.setMessage(text(from, "Message"));
    Map<String, SNSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    from.path("MessageAttributes").properties().forEach(each -> {
      SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
      attribute.setType(text(each.getValue(), "Type"));
      attribute.setValue(text(each.getValue(), "Value"));
      attributes.put(each.getKey(), attribute);
    });
    sns.setMessageAttributes(attributes);
    SNSEvent.SNSRecord event = new SNSEvent.SNSRecord();
    event.setEventSource(text(json, "EventSource"));
    event.setEventSubscriptionArn(text(json, "EventSubscriptionArn"));
    event.setSns(sns);
    return event;
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.path(name).asString(null);
  }

  @Override
  public void close() {
    sns.close();
  }
}

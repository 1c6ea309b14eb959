// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.http.HttpEvents;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.kinesis.KinesisEvents;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sns.SnsEvents;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import io.github.baton4j.sqs.SqsEvents;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A function in Java: ordinary clients with Baton's interceptors, and events as Lambda's runtime makes them of JSON. */
final class JavaFunction implements AutoCloseable {
  private final Loopback services;
  private final OkHttpClient http =
      BatonOkHttp.install(new OkHttpClient.Builder()).build();
  private final SnsClient sns;
  private final SqsClient sqs;
  private final KinesisClient kinesis;

  JavaFunction(Loopback services) {
    this.services = services;
    this.sns = client(SnsClient.builder(), Way.PUBLISH, new BatonSnsInterceptor());
    this.sqs = client(SqsClient.builder(), Way.SEND_MESSAGE, new BatonSqsInterceptor());
    this.kinesis = client(KinesisClient.builder(), Way.PUT_RECORD, new BatonKinesisInterceptor());
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, Way way, ExecutionInterceptor interceptor) {
    return configured(builder, services.endpoint(way))
        .overrideConfiguration(o -> o.addExecutionInterceptor(interceptor))
        .build();
  }

  /** For loopback. */
  static <B extends AwsClientBuilder<B, ?>> B configured(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")));
  }

  /** Sends the row's message inside a scope with its IDs; without any, outside of all scopes. */
  void send(Baton baton, Way way, Case row) throws IOException {
    if (row.ids().isEmpty()) {
      send(way, row.message());
      return;
    }
    CorrelationIds ids = CorrelationIds.empty();
    for (Map.Entry<String, Object> each : row.ids().entrySet()) {
      ids = ids.with(each.getKey(), each.getValue().toString());
    }
    require(row.ids().size() == ids.asMap().size(), "a row that Java does not take");
    try (Scope scope = baton.open(ids)) {
      send(way, row.message());
    }
  }

  /** Sends the message as often as that way is of several, with whatever is current. */
  void send(Way way, Message message) throws IOException {
    String target = services.target(way);
    switch (way) {
      case POST -> post(message);
      case PUBLISH, PUBLISH_TO_QUEUE ->
        sns.publish(r -> r.topicArn(target)
            .message(message.text())
            .messageAttributes(each(message.own(), JavaFunction::ofTopic)));
      case PUBLISH_BATCH, PUBLISH_BATCH_TO_QUEUE -> publishBatch(way, message);
      case SEND_MESSAGE ->
        sqs.sendMessage(r -> r.queueUrl(target)
            .messageBody(message.text())
            .messageAttributes(each(message.own(), JavaFunction::ofQueue)));
      case SEND_MESSAGE_BATCH -> sendMessageBatch(way, message);
      case PUT_RECORD ->
        kinesis.putRecord(r -> r.streamName(target).partitionKey("k").data(data(message)));
      case PUT_RECORDS -> putRecords(way, message);
    }
  }

  private void post(Message message) throws IOException {
    Request.Builder request = new Request.Builder()
        .url(services.endpoint(Way.POST) + services.target(Way.POST))
        .post(RequestBody.create(message.text(), null));
    message.own().forEach((name, value) -> request.header(name, value.value()));
    try (Response response = http.newCall(request.build()).execute()) {
      require(response.isSuccessful(), response);
    }
  }

  private void publishBatch(Way way, Message message) {
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < way.messages(); i++) {
      entries.add(PublishBatchRequestEntry.builder()
          .id("e" + i)
          .message(message.text())
          .messageAttributes(each(message.own(), JavaFunction::ofTopic))
          .build());
    }
    String topic = services.target(way);
    var response = sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries));
    require(response.failed().isEmpty(), response);
  }

  private void sendMessageBatch(Way way, Message message) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < way.messages(); i++) {
      entries.add(SendMessageBatchRequestEntry.builder()
          .id("e" + i)
          .messageBody(message.text())
          .messageAttributes(each(message.own(), JavaFunction::ofQueue))
          .build());
    }
    String queue = services.target(way);
    var response = sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries));
    require(response.failed().isEmpty(), response);
  }

  private void putRecords(Way way, Message message) {
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < way.messages(); i++) {
      entries.add(PutRecordsRequestEntry.builder()
          .partitionKey("k" + i)
          .data(data(message))
          .build());
    }
    String stream = services.target(way);
    var response = kinesis.putRecords(r -> r.streamName(stream).records(entries));
    require(response.failedRecordCount() == 0, response);
  }

  private static SdkBytes data(Message message) {
    return SdkBytes.fromUtf8String(message.text());
  }

  private static void require(boolean good, Object response) {
    if (!good) {
      throw new AssertionError(response.toString());
    }
  }

  private static <V> Map<String, V> each(
      Map<String, Message.Attribute> own, Function<Message.Attribute, V> as) {
    Map<String, V> all = new TreeMap<>();
    own.forEach((name, value) -> all.put(name, as.apply(value)));
    return all;
  }

  private static software.amazon.awssdk.services.sns.model.MessageAttributeValue ofTopic(
      Message.Attribute attribute) {
    var builder = software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
        .dataType(attribute.type());
    return attribute.isBinary()
        ? builder.binaryValue(SdkBytes.fromUtf8String(attribute.value())).build()
        : builder.stringValue(attribute.value()).build();
  }

  private static software.amazon.awssdk.services.sqs.model.MessageAttributeValue ofQueue(
      Message.Attribute attribute) {
    var builder = software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
        .dataType(attribute.type());
    return attribute.isBinary()
        ? builder.binaryValue(SdkBytes.fromUtf8String(attribute.value())).build()
        : builder.stringValue(attribute.value()).build();
  }

  /** What a function is invoked with, record by record. */
  static List<Received> received(Source source, String event) {
    return switch (source) {
      case API -> {
        APIGatewayProxyRequestEvent api = read(event, APIGatewayProxyRequestEvent.class);
        yield List.of(new Received(HttpEvents.incoming(api), api.getBody()));
      }
      case SNS ->
        read(event, SNSEvent.class).getRecords().stream()
            .map(each -> new Received(SnsEvents.incoming(each), each.getSNS().getMessage()))
            .toList();
      case SQS, ENVELOPE ->
        read(event, SQSEvent.class).getRecords().stream()
            .map(each -> new Received(SqsEvents.incoming(each), each.getBody()))
            .toList();
      case KINESIS ->
        read(event, KinesisEvent.class).getRecords().stream()
            .map(each -> new Received(
                KinesisEvents.incoming(each),
                SdkBytes.fromByteBuffer(each.getKinesis().getData()).asUtf8String()))
            .toList();
    };
  }

  private static <T> T read(String event, Class<T> type) {
    PojoSerializer<T> serializer =
        LambdaEventSerializers.serializerFor(type, type.getClassLoader());
    return serializer.fromJson(event);
  }

  /** One record of an event, and its body, message or data as it is. */
  record Received(Incoming incoming, String text) {}

  @Override
  public void close() {
    sns.close();
    sqs.close();
    kinesis.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}

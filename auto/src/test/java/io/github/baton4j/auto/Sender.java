// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.auto;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An application of its own JVM: it sends to SQS, SNS and two streams of Kinesis inside a scope. */
final class Sender {
  private final URI endpoint;
  private final boolean byHand;

  private Sender(URI endpoint, boolean byHand) {
    this.endpoint = endpoint;
    this.byHand = byHand;
  }

  public static void main(String[] none) {
    URI endpoint = URI.create(System.getProperty("test.endpoint"));
    Scope scope = Baton.create().open(CorrelationIds.of("chain-1"));
    try (scope) {
      new Sender(endpoint, Boolean.getBoolean("test.byHand")).send();
    }
  }

  private <B extends AwsClientBuilder<B, ?>> B client(B builder, ExecutionInterceptor own) {
    builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")));
    return byHand ? builder.overrideConfiguration(o -> o.addExecutionInterceptor(own)) : builder;
  }

  private void send() {
    SqsClient sqs = client(SqsClient.builder(), new BatonSqsInterceptor()).build();
    SnsClient sns = client(SnsClient.builder(), new BatonSnsInterceptor()).build();
    KinesisClient kinesis =
        client(KinesisClient.builder(), new BatonKinesisInterceptor()).build();
    answered(() -> sqs.sendMessage(r -> r.queueUrl(endpoint + "/1/q").messageBody("{}")));
    answered(() -> sqs.receiveMessage(r -> r.queueUrl(endpoint + "/1/q")));
    answered(() -> sns.publish(r -> r.topicArn("arn:aws:sns:eu-west-1:1:t").message("{}")));
    for (String stream : new String[] {"named", "other"}) {
      answered(() -> kinesis.putRecord(
          r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String("{\"a\":1}"))));
    }
    PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
        .partitionKey("k")
        .data(SdkBytes.fromUtf8String("{\"a\":1}"))
        .build();
    String arn = "arn:aws:kinesis:eu-west-1:000000000000:stream/arn-named";
    answered(() -> kinesis.putRecords(r -> r.streamARN(arn).records(entry)));
  }

  /** Nobody is there who would take it: what counts is that it was sent. */
  private static void answered(Runnable call) {
    try {
      call.run();
    } catch (SdkException e) {
      System.out.println(e.getClass().getSimpleName());
    }
  }
}

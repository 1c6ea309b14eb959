// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.io.IOException;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A queue, a topic, a stream and a service, at the address in the variable SERVICES, with Baton on each client. */
public final class Everybody {
  private static final URI SERVICES = URI.create(System.getenv("SERVICES"));
  private static final SqsClient SQS =
      client(SqsClient.builder().checksumValidationEnabled(false), new BatonSqsInterceptor());
  private static final SnsClient SNS = client(SnsClient.builder(), new BatonSnsInterceptor());
  private static final KinesisClient KINESIS =
      client(KinesisClient.builder(), new BatonKinesisInterceptor());
  private static final OkHttpClient HTTP =
      BatonOkHttp.install(new OkHttpClient.Builder()).build();

  private Everybody() {}

  private static <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, ExecutionInterceptor interceptor) {
    return builder
        .endpointOverride(SERVICES)
        .overrideConfiguration(o -> o.addExecutionInterceptor(interceptor))
        .build();
  }

  /** Sends one thing to each of them. */
  static void call(String own) throws IOException {
    SQS.sendMessage(r -> r.queueUrl(SERVICES + "/000000000000/q").messageBody(own));
    SNS.publish(r -> r.topicArn("arn:aws:sns:eu-west-1:000000000000:t").message(own));
    KINESIS.putRecord(r -> r.streamName("s")
        .partitionKey(own)
        .data(SdkBytes.fromUtf8String("{\"own\":\"" + own + "\"}")));
    Request request = new Request.Builder()
        .url(SERVICES + "/http/" + own)
        .post(RequestBody.create(own, null))
        .build();
    try (Response response = HTTP.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IllegalStateException(response.toString());
      }
    }
  }
}

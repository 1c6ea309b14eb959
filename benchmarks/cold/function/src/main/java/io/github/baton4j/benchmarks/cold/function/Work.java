// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What the function does, with clients that a variant has made. */
public final class Work {
  private static final Logger log = LoggerFactory.getLogger(Work.class);
  private static final String QUEUE = Clients.SERVICES + "/000000000000/posts";
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:posts";

  /** What it answers with its figures to, instead of working. */
  private static final String FIGURES = "/figures";

  private final SqsClient sqs;
  private final SnsClient sns;
  private final KinesisClient kinesis;
  private final Call.Factory http;

  public Work(SqsClient sqs, SnsClient sns, KinesisClient kinesis, Call.Factory http) {
    this.sqs = sqs;
    this.sns = sns;
    this.kinesis = kinesis;
    this.http = http;
  }

  /** Does all of it: one line, four calls. */
  public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    String answer = "";
    if (FIGURES.equals(event.getRawPath())) {
      answer = figures();
    } else {
      String post = event.getBody();
      log.info("creating {}", post);
      sqs.sendMessage(
          SendMessageRequest.builder().queueUrl(QUEUE).messageBody(post).build());
      sns.publish(PublishRequest.builder().topicArn(TOPIC).message(post).build());
      kinesis.putRecord(PutRecordRequest.builder()
          .streamName("posts")
          .partitionKey("ana")
          .data(SdkBytes.fromUtf8String(post))
          .build());
      post(post);
    }
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(201)
        .withBody(answer)
        .build();
  }

  private void post(String post) {
    Request request = new Request.Builder()
        .url(Clients.SERVICES + "/posts")
        .post(RequestBody.create(post, null))
        .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IllegalStateException(response.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes of the heap that are in use after a collection, and the number of classes that were loaded so far. */
  private static String figures() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    return heap + " " + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
  }
}

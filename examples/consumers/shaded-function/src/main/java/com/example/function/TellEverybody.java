// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A function that says nothing of Baton: {@code BATON_HANDLER} names it, and the SDK finds the interceptors by their files. */
public class TellEverybody implements RequestHandler<SNSEvent, String> {
  private static final Logger log = LoggerFactory.getLogger(TellEverybody.class);

  private final SqsClient sqs = SqsClient.create();
  private final SnsClient sns = SnsClient.create();
  private final KinesisClient kinesis = KinesisClient.create();

  @Override
  public String handleRequest(SNSEvent event, Context context) {
    for (SNSEvent.SNSRecord each : event.getRecords()) {
      String post = each.getSNS().getMessage();
      log.info("telling {}", post);
      sqs.sendMessage(r -> r.queueUrl(System.getenv("QUEUE_URL")).messageBody(post));
      sns.publish(r -> r.topicArn(System.getenv("TOPIC_ARN")).message(post));
      kinesis.putRecord(r -> r.streamName("posts")
          .partitionKey("key")
          .data(SdkBytes.fromUtf8String("{\"post\":\"" + post + "\"}")));
    }
    return "told";
  }
}

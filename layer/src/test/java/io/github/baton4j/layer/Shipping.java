// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.layer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A user's code: it tells three services of an order, by clients as the SDK makes them. */
final class Shipping {
  private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);

  private final SqsClient sqs = SqsClient.create();
  private final SnsClient sns = SnsClient.create();
  private final KinesisClient kinesis = KinesisClient.create();

  void ship(String id) {
    LOG.info("shipping {}", id);
    String order = "{\"order\":\"" + id + "\"}";
    answered(
        () -> sqs.sendMessage(r -> r.queueUrl("http://127.0.0.1/1/parcels").messageBody(order)));
    answered(
        () -> sns.publish(r -> r.topicArn("arn:aws:sns:eu-west-1:1:parcels").message(order)));
    for (String stream : new String[] {"parcels", "others"}) {
      answered(() -> kinesis.putRecord(
          r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(order))));
    }
  }

  /** Nobody is there who would take it: what counts is that it was sent. */
  private static void answered(Runnable call) {
    try {
      call.run();
    } catch (SdkException e) {
      LOG.debug("refused", e);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Plays the event source mapping between a queue and a function, with {@code ReportBatchItemFailures}: messages that were
 * handled are deleted, those that failed become visible again and are delivered once more; when the function throws, all
 * of the batch have failed. Not for use by several threads.
 */
final class EventSource {
  private static final int BATCH_SIZE = 10;
  private static final int MOST_RECEIVES = 3;

  private final SqsClient sqs;
  private final String queueUrl;
  private final Function<SQSEvent, SQSBatchResponse> function;
  private final List<Delivery> deliveries = new ArrayList<>();
  private int batches;

  EventSource(SqsClient sqs, String queueUrl, Function<SQSEvent, SQSBatchResponse> function) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.function = function;
  }

  /** One message in one batch. */
  record Delivery(String body, String receiveCount, int batch, boolean failed) {}

  /** Delivers until so many messages are gone from the queue, handled or given up, or the time is over. */
  List<Delivery> deliver(int messages, Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    int gone = 0;
    while (gone < messages && System.nanoTime() < deadline) {
      List<Message> batch = sqs.receiveMessage(ReceiveMessageRequest.builder()
              .queueUrl(queueUrl)
              .maxNumberOfMessages(BATCH_SIZE)
              .waitTimeSeconds(1)
              .messageAttributeNames("All")
              .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
              .build())
          .messages();
      if (!batch.isEmpty()) {
        gone += deliver(batch);
      }
    }
    return List.copyOf(deliveries);
  }

  private int deliver(List<Message> batch) {
    Set<String> failed = failures(batch);
    batches++;
    int gone = 0;
    for (Message message : batch) {
      boolean failure = failed.contains(message.messageId());
      String receives = message
          .attributes()
          .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "0");
      deliveries.add(new Delivery(message.body(), receives, batches, failure));
      if (failure && Integer.parseInt(receives) < MOST_RECEIVES) {
        sqs.changeMessageVisibility(request ->
            request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
      } else {
        gone++;
        sqs.deleteMessage(
            request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
      }
    }
    return gone;
  }

  private Set<String> failures(List<Message> batch) {
    Set<String> failed = new HashSet<>();
    try {
      SQSBatchResponse response = function.invoke(SqsEvents.of(batch, queueUrl));
      response.getBatchItemFailures().forEach(failure -> failed.add(failure.getItemIdentifier()));
    } catch (RuntimeException e) {
      batch.forEach(message -> failed.add(message.messageId()));
    }
    return failed;
  }
}

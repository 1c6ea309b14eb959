// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Plays the event source mapping between a queue and a function, with {@code ReportBatchItemFailures}: messages that were
 * handled are deleted, those that failed become visible again and are delivered once more; when the function throws, all
 * of the batch have failed. Several batches are under way at once.
 */
final class QueueSource {
  private static final int BATCH_SIZE = 10;
  private static final int MOST_RECEIVES = 3;

  private final SqsClient sqs;
  private final String queueUrl;
  private final Function<SQSEvent, SQSBatchResponse> function;
  private final List<Delivered> delivered = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger gone = new AtomicInteger();

  QueueSource(SqsClient sqs, String queueUrl, Function<SQSEvent, SQSBatchResponse> function) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.function = function;
  }

  /** One message in one batch. */
  record Delivered(String body, String receiveCount, boolean failed) {}

  /** Delivers until so many messages are gone from the queue, handled or given up, or the time is over. */
  List<Delivered> deliver(int messages, int atOnce, Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    AtOnce.run(Collections.nCopies(atOnce, () -> poll(messages, deadline)));
    return List.copyOf(delivered);
  }

  private void poll(int messages, long deadline) {
    while (gone.get() < messages && System.nanoTime() < deadline) {
      List<Message> batch = sqs.receiveMessage(ReceiveMessageRequest.builder()
              .queueUrl(queueUrl)
              .maxNumberOfMessages(BATCH_SIZE)
              .waitTimeSeconds(1)
              .messageAttributeNames("All")
              .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
              .build())
          .messages();
      if (!batch.isEmpty()) {
        deliver(batch);
      }
    }
  }

  private void deliver(List<Message> batch) {
    Set<String> failed = failures(batch);
    for (Message message : batch) {
      boolean failure = failed.contains(message.messageId());
      String receives = message
          .attributes()
          .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "0");
      delivered.add(new Delivered(message.body(), receives, failure));
      if (failure && Integer.parseInt(receives) < MOST_RECEIVES) {
        sqs.changeMessageVisibility(request ->
            request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
      } else {
        sqs.deleteMessage(
            request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        gone.incrementAndGet();
      }
    }
  }

  private Set<String> failures(List<Message> batch) {
    Set<String> failed = new HashSet<>();
    try {
      SQSBatchResponse response = function.invoke(event(batch));
      response.getBatchItemFailures().forEach(failure -> failed.add(failure.getItemIdentifier()));
    } catch (RuntimeException e) {
      batch.forEach(message -> failed.add(message.messageId()));
    }
    return failed;
  }

  private SQSEvent event(List<Message> messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(messages.stream().map(this::message).toList());
    return event;
  }

  private SQSEvent.SQSMessage message(Message message) {
    SQSEvent.SQSMessage event = new SQSEvent.SQSMessage();
    event.setMessageId(message.messageId());
    event.setReceiptHandle(message.receiptHandle());
    event.setBody(message.body());
    event.setMd5OfBody(message.md5OfBody());
    event.setMd5OfMessageAttributes(message.md5OfMessageAttributes());
    event.setAttributes(new LinkedHashMap<>(message.attributesAsStrings()));
    event.setMessageAttributes(attributes(message.messageAttributes()));
    event.setEventSource("aws:sqs");
    event.setEventSourceArn(Queues.arn(queueUrl.substring(queueUrl.lastIndexOf('/') + 1)));
    event.setAwsRegion("eu-west-1");
    return event;
  }

  private static Map<String, SQSEvent.MessageAttribute> attributes(
      Map<String, MessageAttributeValue> attributes) {
    Map<String, SQSEvent.MessageAttribute> out = new LinkedHashMap<>();
    attributes.forEach((name, value) -> {
      SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
      attribute.setDataType(value.dataType());
      attribute.setStringValue(value.stringValue());
      attribute.setStringListValues(List.of());
      attribute.setBinaryListValues(List.of());
      SdkBytes binary = value.binaryValue();
      if (binary != null) {
        attribute.setBinaryValue(binary.asByteBuffer());
      }
      out.put(name, attribute);
    });
    return out;
  }
}

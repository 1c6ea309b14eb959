// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@Timeout(30)
class QueueSourceIT {
  private static final Duration TIME = Duration.ofSeconds(15);

  private final List<SQSEvent> events = new ArrayList<>();
  private Queues queue;

  @BeforeEach
  void start() throws Exception {
    queue = new Queues();
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  @Test
  void messagesArriveWithAllTheirAttributes() {
    queue
        .client()
        .sendMessage(request -> request
            .queueUrl(queue.url(Queues.FEED))
            .messageBody("a")
            .messageAttributes(Map.of(
                "text",
                MessageAttributeValue.builder()
                    .dataType("String")
                    .stringValue("x")
                    .build(),
                "bytes",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromUtf8String("y"))
                    .build())));

    deliver(1, (event, failed) -> {});

    SQSMessage message = events.get(0).getRecords().get(0);
    assertEquals("a", message.getBody());
    assertEquals("aws:sqs", message.getEventSource());
    assertEquals("arn:aws:sqs:eu-west-1:000000000000:feed", message.getEventSourceArn());
    assertEquals("1", message.getAttributes().get("ApproximateReceiveCount"));
    assertEquals("x", message.getMessageAttributes().get("text").getStringValue());
    assertEquals(
        ByteBuffer.wrap(new byte[] {'y'}),
        message.getMessageAttributes().get("bytes").getBinaryValue());
  }

  @Test
  void onlyWhatFailedComesAgain() {
    send("a", "b");

    List<String> deliveries = deliver(2, (event, failed) -> {
      for (SQSMessage message : event.getRecords()) {
        if (message.getBody().equals("b") && events.size() == 1) {
          failed.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
        }
      }
    });

    assertEquals(List.of("a1", "b1", "b2"), deliveries);
  }

  @Test
  void allOfTheBatchComesAgainWhenTheFunctionThrows() {
    send("a", "b");

    List<String> deliveries = deliver(2, (event, failed) -> {
      if (events.size() == 1) {
        throw new IllegalStateException("on purpose");
      }
    });

    assertEquals(List.of("a1", "a2", "b1", "b2"), deliveries);
  }

  @Test
  void whatFailsAlwaysIsGivenUp() {
    send("a");

    List<String> deliveries = deliver(1, (event, failed) -> {
      throw new IllegalStateException("on purpose");
    });

    assertEquals(List.of("a1", "a2", "a3"), deliveries);
  }

  private interface Handling {
    void handle(SQSEvent event, List<SQSBatchResponse.BatchItemFailure> failed);
  }

  private void send(String... bodies) {
    for (String body : bodies) {
      queue
          .client()
          .sendMessage(request -> request.queueUrl(queue.url(Queues.FEED)).messageBody(body));
    }
  }

  private List<String> deliver(int messages, Handling handling) {
    Function<SQSEvent, SQSBatchResponse> function = new Function<>("f", (event, context) -> {
      events.add(event);
      List<SQSBatchResponse.BatchItemFailure> failed = new ArrayList<>();
      handling.handle(event, failed);
      return new SQSBatchResponse(failed);
    });
    return new QueueSource(queue.client(), queue.url(Queues.FEED), function)
        .deliver(messages, 1, TIME).stream()
            .map(delivery -> delivery.body() + delivery.receiveCount())
            .sorted()
            .toList();
  }
}

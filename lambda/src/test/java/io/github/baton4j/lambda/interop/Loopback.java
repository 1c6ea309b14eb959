// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import io.github.baton4j.testkit.LoopbackServer;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import io.github.baton4j.testkit.kinesis.KinesisEndpoint;
import io.github.baton4j.testkit.kinesis.StoredRecord;
import io.github.baton4j.testkit.sns.SnsStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The services between two functions, and the one who invokes functions with what arrived there. Each test takes all that it
 * has sent. For use by one thread.
 */
final class Loopback implements AutoCloseable {
  static final String STREAM = "posts";

  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:f";
  private static final String BEHIND_TOPIC = "behind-topic";
  private static final String QUEUE = "queue";
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

  private final SQSRestServer queues;
  private final SnsStandIn topics;
  private final KinesisEndpoint streams;
  private final LoopbackServer api;
  private final SqsClient sqs;
  private final BlockingQueue<String> published = new LinkedBlockingQueue<>();

  private final String queue;
  private final String behindTopic;
  private final String topicOfFunction;
  private final String topicOfQueue;
  private WireRecorder wire;
  private int recordsTaken;

  private Loopback() throws IOException {
    queues = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    URI sqsUri = URI.create(
        "http://127.0.0.1:" + queues.waitUntilStarted().localAddress().getPort());
    topics = SnsStandIn.deliveringTo(sqsUri)
        .function(FUNCTION, event -> published.add(new String(event, StandardCharsets.UTF_8)))
        .start();
    streams = KinesisEndpoint.start();
    streams.createStream(STREAM, 1);
    api = LoopbackServer.start("api", exchange -> {
      exchange.getRequestBody().readAllBytes();
      LoopbackServer.answer(exchange, 200, "{}");
    });
    wire = recorder();
    sqs = JavaFunction.configured(SqsClient.builder(), sqsUri).build();
    queue = sqs.createQueue(r -> r.queueName(QUEUE)).queueUrl();
    behindTopic = sqs.createQueue(r -> r.queueName(BEHIND_TOPIC)).queueUrl();
    try (SnsClient sns =
        JavaFunction.configured(SnsClient.builder(), topics.uri()).build()) {
      topicOfFunction = sns.createTopic(r -> r.name("to-function")).topicArn();
      topicOfQueue = sns.createTopic(r -> r.name("to-queue")).topicArn();
      sns.subscribe(r -> r.topicArn(topicOfFunction).protocol("lambda").endpoint(FUNCTION));
      sns.subscribe(r -> r.topicArn(topicOfQueue)
          .protocol("sqs")
          .endpoint("arn:aws:sqs:" + Region.EU_WEST_1 + ":000000000000:" + BEHIND_TOPIC));
    }
  }

  static Loopback start() throws IOException {
    return new Loopback();
  }

  /** Where clients that send this way connect to. */
  URI endpoint(Way way) {
    return switch (way.source()) {
      case API -> wire.uri();
      case SNS, ENVELOPE -> topics.uri();
      case SQS -> URI.create(queue).resolve("/");
      case KINESIS -> streams.uri();
    };
  }

  /** The topic's ARN, the queue's URL, the stream's name. */
  String target(Way way) {
    return switch (way.source()) {
      case API -> "/posts";
      case SNS -> topicOfFunction;
      case ENVELOPE -> topicOfQueue;
      case SQS -> queue;
      case KINESIS -> STREAM;
    };
  }

  /**
   * The events with which functions are invoked for what has been sent: of a queue and a stream one for all messages, of an
   * API and a topic one for each.
   *
   * @throws AssertionError when they have not arrived within 20 s, or more have
   */
  List<String> events(Source source, int messages) throws InterruptedException {
    return switch (source) {
      case API -> requests(messages).stream().map(LambdaEvents::api).toList();
      case SNS -> publications(messages);
      case SQS -> List.of(LambdaEvents.sqs(QUEUE, received(queue, messages)));
      case ENVELOPE -> List.of(LambdaEvents.sqs(BEHIND_TOPIC, received(behindTopic, messages)));
      case KINESIS -> List.of(LambdaEvents.kinesis(STREAM, records(messages)));
    };
  }

  private List<RecordedRequest> requests(int count) {
    List<RecordedRequest> taken = wire.requests();
    // It keeps requests by connection, not in one order: the next ones are another's.
    wire.close();
    wire = recorder();
    return exactly(count, taken);
  }

  private WireRecorder recorder() {
    try {
      return WireRecorder.before(api.address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> publications(int count) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    while (taken.size() < count) {
      String event = published.poll(LONGEST, TimeUnit.NANOSECONDS);
      if (event == null) {
        break;
      }
      taken.add(event);
    }
    return exactly(count, taken);
  }

  /** Messages as the SDK receives them from the queue that is behind no topic. */
  List<Message> messages(int count) {
    return received(queue, count);
  }

  private List<Message> received(String url, int count) {
    List<Message> taken = new ArrayList<>();
    long deadline = System.nanoTime() + LONGEST;
    while (taken.size() < count && System.nanoTime() < deadline) {
      List<Message> messages = sqs.receiveMessage(r -> r.queueUrl(url)
              .maxNumberOfMessages(10)
              .waitTimeSeconds(1)
              .messageAttributeNames("All"))
          .messages();
      for (Message each : messages) {
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(each.receiptHandle()));
      }
      taken.addAll(messages);
    }
    return exactly(count, taken);
  }

  /** Takes whatever is still there of a test that has failed, so that the next one does not see it. */
  void forget() throws InterruptedException {
    if (!topics.awaitDelivered(Duration.ofNanos(LONGEST))) {
      throw new AssertionError("a topic still delivers");
    }
    requests(wire.requests().size());
    published.clear();
    sqs.purgeQueue(r -> r.queueUrl(queue));
    sqs.purgeQueue(r -> r.queueUrl(behindTopic));
    recordsTaken = streams.records(STREAM).size();
  }

  /** Records as they arrived, for who wants to see their bytes. */
  List<StoredRecord> records(int count) {
    List<StoredRecord> all = streams.records(STREAM);
    List<StoredRecord> fresh = all.subList(recordsTaken, all.size());
    recordsTaken = all.size();
    return exactly(count, fresh);
  }

  private static <T> List<T> exactly(int count, List<T> taken) {
    if (taken.size() != count) {
      throw new AssertionError(count + " were sent, and there are " + taken);
    }
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    sqs.close();
    wire.close();
    api.close();
    streams.close();
    topics.close();
    queues.stopAndWait();
  }
}

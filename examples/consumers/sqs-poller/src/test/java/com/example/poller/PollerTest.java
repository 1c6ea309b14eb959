// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.poller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The loop, in a thread of its own, with ElasticMQ on the other side of a socket. */
@Timeout(120)
class PollerTest {
  /** Asked for by its whole name: ElasticMQ hands out nothing for the prefix {@code x-correlation-.*}. */
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final SQSRestServer server =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
  private final URI endpoint =
      URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  private final SqsClient outside = builder().build();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Poller.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
    @Override
    protected void append(ILoggingEvent line) {
      line.prepareForDeferredProcessing(); // the MDC of this moment
      super.append(line);
    }
  };

  private SqsClientBuilder builder() {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    outside.close();
    server.stopAndWait();
  }

  @Test
  void eachMessageHasItsOwnIdOnItsLinesAndOnWhatIsSent() throws InterruptedException {
    String orders = outside.createQueue(r -> r.queueName("orders")).queueUrl();
    String shipments = outside.createQueue(r -> r.queueName("shipments")).queueUrl();
    outside.sendMessage(r -> r.queueUrl(orders)
        .messageBody("of a chain")
        .messageAttributes(Map.of(
            "x-correlation-id", text("order-1"),
            "traceparent", text(TRACE),
            "call-chain-length", text("3"))));
    String own =
        outside.sendMessage(r -> r.queueUrl(orders).messageBody("of nobody")).messageId();

    Poller poller = new Poller(builder(), orders, shipments);
    Thread thread = new Thread(poller);
    thread.start();
    Map<String, Map<String, String>> sent = taken(shipments, 2);
    poller.stop();
    thread.join(TimeUnit.SECONDS.toMillis(60));
    assertFalse(thread.isAlive());

    Map<String, String> ofChain = sent.get("ship of a chain");
    assertEquals("order-1", ofChain.get("x-correlation-id"));
    assertEquals(TRACE, ofChain.get("traceparent"));
    assertEquals("4", ofChain.get("call-chain-length"));
    Map<String, String> ofNobody = sent.get("ship of nobody");
    assertEquals(own, ofNobody.get("x-correlation-id"));
    assertFalse(ofNobody.containsKey("traceparent"), ofNobody.toString());

    assertEquals("order-1", fields("order of a chain").get("x-correlation-id"));
    assertEquals(TRACE, fields("order of a chain").get("traceparent"));
    assertEquals(own, fields("order of nobody").get("x-correlation-id"));
    assertFalse(fields("order of nobody").containsKey("traceparent"));
    assertEquals(Map.of(), fields("stopped"), "the loop's own lines belong to no chain");
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /** The attributes of each message, by its body. */
  private Map<String, Map<String, String>> taken(String queue, int wanted) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (all.size() < wanted) {
      assertTrue(System.nanoTime() < deadline, "only " + all);
      var response = outside.receiveMessage(
          r -> r.queueUrl(queue).messageAttributeNames("All").waitTimeSeconds(1));
      for (Message message : response.messages()) {
        Map<String, String> attributes = new TreeMap<>();
        message
            .messageAttributes()
            .forEach((name, value) -> attributes.put(name, value.stringValue()));
        all.put(message.body(), attributes);
      }
    }
    return all;
  }

  /** The MDC of the one line that says this. */
  private Map<String, String> fields(String text) {
    var found = lines.list.stream()
        .filter(line -> line.getFormattedMessage().equals(text))
        .toList();
    assertEquals(1, found.size(), text);
    return found.get(0).getMDCPropertyMap();
  }
}

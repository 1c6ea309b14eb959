// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.poller;

import io.github.baton4j.Baton;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import io.github.baton4j.sqs.SqsMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;

/** Takes orders out of one queue and puts what is to be shipped into another. */
public final class Poller implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Poller.class);

  private final Baton baton = Baton.create(); // one per application
  private final SqsClient sqs;
  private final String orders;
  private final String shipments;
  private volatile boolean isStopped;

  public Poller(SqsClientBuilder builder, String orders, String shipments) {
    this.sqs = builder
        .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSqsInterceptor()))
        .build();
    this.orders = orders;
    this.shipments = shipments;
  }

  public static void main(String[] args) {
    new Poller(SqsClient.builder(), args[0], args[1]).run();
  }

  @Override
  public void run() {
    try (sqs) {
      while (!isStopped) {
        poll();
      }
    }
    log.info("stopped");
  }

  public void stop() {
    isStopped = true;
  }

  private void poll() {
    var response =
        sqs.receiveMessage(r -> r.queueUrl(orders).maxNumberOfMessages(10).waitTimeSeconds(1));
    for (Message message : response.messages()) {
      baton.run(SqsMessages.incoming(message), () -> handle(message));
    }
  }

  private void handle(Message message) {
    try {
      log.info("order {}", message.body());
      sqs.sendMessage(r -> r.queueUrl(shipments).messageBody("ship " + message.body()));
      sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(message.receiptHandle()));
    } catch (RuntimeException e) {
      log.error("not handled, stays in the queue", e); // in here, the line has the message's IDs
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.github.baton4j.Baton;
import io.github.baton4j.sqs.SqsMessages;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Polls a queue and handles each message in a scope of its own. */
public final class FeedPoller {
  private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);

  private final Baton baton = Baton.create(); // one per application
  private final SqsClient sqs; // with BatonSqsInterceptor, see the page
  private final String queueUrl;
  private final Consumer<String> work;

  public FeedPoller(SqsClient sqs, String queueUrl, Consumer<String> work) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.work = work;
  }

  /** Handles what one poll brings; to be called again and again. */
  public void poll() {
    var response =
        sqs.receiveMessage(r -> r.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(20));
    for (Message message : response.messages()) {
      baton.run(SqsMessages.incoming(message), () -> handle(message));
    }
  }

  private void handle(Message message) {
    try {
      work.accept(message.body());
      sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
    } catch (RuntimeException e) {
      log.error("not handled, stays in the queue", e); // in here, the line has the message's IDs
    }
  }
}

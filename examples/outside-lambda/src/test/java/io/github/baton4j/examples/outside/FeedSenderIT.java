// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.awspring.cloud.sqs.operations.SqsTemplate;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;

class FeedSenderIT {
  private static final Baton BATON = Baton.create();

  /** Lets a queue's URL arrive when who asked for it has settled what comes next, and waits: the usual course. */
  private record LateUrl(Thread caller) implements ExecutionInterceptor {
    @Override
    public void afterTransmission(
        Context.AfterTransmission context, ExecutionAttributes attributes) {
      if (context.request() instanceof GetQueueUrlRequest) {
        try {
          Lines.await(() -> caller.getState() == Thread.State.WAITING);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** What two messages have that are sent in one scope, by body. */
  private static Map<String, String> sent(boolean byUrl) {
    try (Queues queues = new Queues();
        SqsAsyncClient sqs =
            queues.asyncClient(new BatonSqsInterceptor(), new LateUrl(Thread.currentThread()))) {
      String url = queues.create("next");
      FeedSender sender = new FeedSender(SqsTemplate.newTemplate(sqs), byUrl ? url : "next");
      Scope scope = BATON.open(CorrelationIds.of("post-1"));
      try (scope) {
        sender.send("first");
        sender.send("second");
      }
      Map<String, String> sent = new TreeMap<>();
      queues.taken(url, 2).forEach(message -> sent.put(message.body(), Queues.id(message)));
      return sent;
    }
  }

  @Test
  void byTheUrlOfAQueueEachMessageBearsTheIds() {
    assertEquals(Map.of("first", "post-1", "second", "post-1"), sent(true));
  }

  /** The template asks for the URL first, and sends on the thread that brings the answer: a limit that the page tells. */
  @Test
  void byTheNameOfAQueueTheFirstMessageGoesWithout() {
    assertEquals(Map.of("first", "none", "second", "post-1"), sent(false));
  }
}

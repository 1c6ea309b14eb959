// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.baton4j.contract.LogLines;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class FeedPollerIT {
  @Test
  void eachMessageIsHandledInItsScopeAndOneThatFailsStays() {
    try (Queues queues = new Queues();
        SqsClient sqs = queues.client(new BatonSqsInterceptor());
        LogLines lines = Lines.listen()) {
      String feed = queues.create("feed");
      String next = queues.create("next");
      queues.send(feed, "good", "post-1");
      queues.send(feed, "bad", "post-2");
      String own = queues.send(feed, "without", null);
      boolean[] isRepaired = {false};
      FeedPoller poller = new FeedPoller(sqs, feed, body -> {
        if (body.equals("bad") && !isRepaired[0]) {
          throw new IllegalStateException("on purpose");
        }
        sqs.sendMessage(r -> r.queueUrl(next).messageBody(body));
      });

      for (int polls = 0; polls < 10 && queues.size(feed) > 1; polls++) {
        poller.poll();
      }
      assertEquals(1, queues.size(feed), "the one that failed");
      Map<String, String> sent = sent(queues.taken(next, 2));
      assertEquals(Map.of("good", "post-1", "without", own), sent);
      List<String> failed = Lines.ids(lines, "not handled");
      assertEquals(List.of("post-2"), failed.stream().distinct().toList());

      isRepaired[0] = true;
      for (int polls = 0; polls < 10 && queues.size(feed) > 0; polls++) {
        poller.poll();
      }
      assertEquals(0, queues.size(feed));
      assertEquals(Map.of("bad", "post-2"), sent(queues.taken(next, 1)));
      assertNull(MDC.get("x-correlation-id"));
    }
  }

  private static Map<String, String> sent(List<Message> messages) {
    Map<String, String> sent = new TreeMap<>();
    messages.forEach(message -> sent.put(message.body(), Queues.id(message)));
    return sent;
  }
}

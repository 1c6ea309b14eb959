// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes a message to every subscription that wants it, on threads of its own. */
final class Fanout {
  private static final int THREADS = 16;
  private static final int MOST_ATTRIBUTES_OF_SQS = 10;

  private final Outcomes outcomes;
  private final @Nullable SqsSender queues;
  private final Map<String, SnsFunction> functions;
  private final int furtherTries;
  private volatile boolean closed;
  private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, task -> {
    Thread thread = new Thread(task, "sns-stand-in-delivery");
    thread.setDaemon(true);
    return thread;
  });

  /** @param functions by ARN; may grow */
  Fanout(
      Outcomes outcomes,
      @Nullable SqsSender queues,
      Map<String, SnsFunction> functions,
      int furtherTries) {
    this.outcomes = outcomes;
    this.queues = queues;
    this.functions = functions;
    this.furtherTries = furtherTries;
  }

  /** Returns when it is settled who gets the message, and before anybody has it. */
  void accept(Publication publication, List<Subscription> subscriptions) {
    outcomes.add(publication.published());
    for (Subscription each : subscriptions) {
      Verdict verdict = each.judge(publication);
      if (verdict == Verdict.MATCHED) {
        begin(publication, each);
      } else {
        outcomes.add(
            new FilteredOut(publication.published(), each.arn(), each.endpoint(), verdict));
      }
    }
  }

  private void begin(Publication publication, Subscription subscription) {
    long number = outcomes.begin();
    try {
      workers.execute(() -> {
        String failure;
        try {
          failure = deliver(new Notification(publication, subscription), subscription);
        } catch (RuntimeException e) {
          failure = "the stand-in is broken: " + e;
        }
        end(number, publication.published(), subscription, failure);
      });
    } catch (RejectedExecutionException e) {
      end(number, publication.published(), subscription, "the stand-in was closed");
    }
  }

  private void end(long number, Published published, Subscription to, @Nullable String failure) {
    if (failure == null) {
      outcomes.end(number, new Delivered(published, to.arn(), to.endpoint()));
    } else {
      outcomes.end(number, new Discarded(published, to.arn(), to.endpoint(), failure));
    }
  }

  /** Null, or why it failed for good. */
  private @Nullable String deliver(Notification notification, Subscription subscription) {
    String failure = null;
    for (int i = 0; i <= furtherTries && !closed; i++) {
      try {
        if (subscription.protocol().equals("sqs")) {
          toQueue(notification, subscription);
        } else {
          toFunction(notification, subscription);
        }
        return null;
      } catch (Refused e) {
        return e.getMessage();
      } catch (Exception | AssertionError | StackOverflowError e) {
        failure = e.toString();
      }
    }
    return closed ? "the stand-in was closed" : failure;
  }

  private void toQueue(Notification notification, Subscription subscription)
      throws IOException, InterruptedException, Refused {
    if (queues == null) {
      throw new Refused("the stand-in was given no SQS endpoint");
    }
    if (!subscription.raw()) {
      queues.send(subscription.endpoint(), notification.envelope(), Map.of());
      return;
    }
    if (notification.attributes().size() > MOST_ATTRIBUTES_OF_SQS) {
      throw new Refused("raw delivery with " + notification.attributes().size()
          + " attributes, SQS takes " + MOST_ATTRIBUTES_OF_SQS);
    }
    queues.send(subscription.endpoint(), notification.text(), notification.attributes());
  }

  private void toFunction(Notification notification, Subscription subscription) throws Exception {
    SnsFunction function = functions.get(subscription.endpoint());
    if (function == null) {
      throw new Refused("no function of that ARN");
    }
    function.invoke(notification.event());
  }

  /** Ends what is under way, and waits a little for it. */
  void close() {
    closed = true;
    // What has not begun is discarded, not forgotten.
    workers.shutdownNow().forEach(Runnable::run);
    try {
      if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
        return; // A function that does not heed its interrupt: the thread is a daemon.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

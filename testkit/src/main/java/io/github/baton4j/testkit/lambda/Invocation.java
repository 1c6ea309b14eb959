// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One invocation, from the queue to its answer. Safe for use by any number of threads. */
public final class Invocation {
  /** A cold start on a machine that is busy, and then some. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final String requestId;
  private final Event event;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile long handedOver;
  private volatile long answered;

  Invocation(String requestId, Event event) {
    this.requestId = requestId;
    this.event = event;
  }

  /** What the function knows it by. */
  public String requestId() {
    return requestId;
  }

  /** What it was asked with. */
  public Event event() {
    return event;
  }

  /** Waits for the answer. When there is none within a minute, or the runtime has ended, an AssertionError. */
  public Answer answer() {
    return RuntimeApi.await(answer, LONGEST, "invocation " + requestId);
  }

  /** Whether it has been answered. */
  public boolean isAnswered() {
    return answer.isDone();
  }

  /** When the runtime, having asked for it, was about to get it, by {@link System#nanoTime}. */
  public long handedOverNanos() {
    return handedOver;
  }

  /** When its answer had come, by {@link System#nanoTime}. */
  public long answeredNanos() {
    return answered;
  }

  void handOver() {
    handedOver = System.nanoTime();
  }

  void complete(Answer given) {
    answered = System.nanoTime();
    answer.complete(given);
  }

  void fail(String why) {
    answer.completeExceptionally(new IllegalStateException(why));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.examples.feed.AddToFeed;
import io.github.baton4j.examples.feed.CreatePost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the feed once: posts over HTTP → {@link Gateway} → CreatePost → {@link UserService} and {@link FeedQueue} → {@link
 * EventSource} → AddToFeed. Log lines go to standard output, progress and the verdict to standard error; it exits with 0
 * only when every hop of every post bore its ID.
 */
public final class Stage {
  private static final Duration DELIVERY_TIME = Duration.ofSeconds(12);
  private static final Duration WHOLE_TIME = Duration.ofSeconds(28);

  private Stage() {}

  /** Takes no arguments. Exits with 0 when all was well, with 1 when it was not, with 2 when the stage broke down. */
  public static void main(String[] args) {
    long start = System.nanoTime();
    StandardOutput output = StandardOutput.copying();
    endIfStuck();
    int status = 2;
    try {
      List<PlannedPost> plan = Plan.posts();
      Verdict verdict = Judge.judge(plan, play(plan, output));
      verdict.print(System.err);
      status = verdict.isGood() ? 0 : 1;
    } catch (IOException | RuntimeException e) {
      System.err.println("stage: broke down, nothing is proven");
      e.printStackTrace();
    }
    System.err.printf("It took %.1f s.%n", (System.nanoTime() - start) / 1e9);
    System.exit(status);
  }

  private static Evidence play(List<PlannedPost> plan, StandardOutput output) throws IOException {
    Set<String> atOnce = plan.stream()
        .filter(PlannedPost::atOnce)
        .map(PlannedPost::user)
        .collect(Collectors.toSet());
    try (UserService users = new UserService(atOnce);
        FeedQueue queue = new FeedQueue()) {
      configure(users, queue);
      Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> createPost =
          new Function<>(Judge.CREATE_POST, new CreatePost());
      Function<SQSEvent, SQSBatchResponse> addToFeed =
          new Function<>(Judge.ADD_TO_FEED, new AddToFeed());
      try (Gateway gateway = new Gateway(createPost)) {
        Map<String, Poster.Answer> answers = new Poster(gateway.address()).send(plan);
        System.err.println("stage: the queue delivers");
        List<EventSource.Delivery> deliveries = new EventSource(
                queue.client(), queue.url(), addToFeed)
            .deliver(plan.size(), DELIVERY_TIME);
        List<String> leftovers = new ArrayList<>(createPost.leftovers());
        leftovers.addAll(addToFeed.leftovers());
        return new Evidence(
            answers,
            users.requests(),
            queue.requests(),
            deliveries,
            output.lines(),
            leftovers,
            users.wereAtOnce());
      }
    }
  }

  /** What a deployment would put into the functions' environment. */
  private static void configure(UserService users, FeedQueue queue) {
    System.setProperty("USER_SERVICE_URL", users.url());
    System.setProperty("FEED_QUEUE_URL", queue.url());
    System.setProperty("aws.endpointUrlSqs", queue.endpoint());
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.accessKeyId", "stage");
    System.setProperty("aws.secretAccessKey", "stage");
  }

  private static void endIfStuck() {
    Thread watchdog = new Thread(
        () -> {
          try {
            Thread.sleep(WHOLE_TIME.toMillis());
          } catch (InterruptedException e) {
            return;
          }
          System.err.println("stage: not done after " + WHOLE_TIME.toSeconds() + " s");
          Runtime.getRuntime().halt(2);
        },
        "watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
  }
}

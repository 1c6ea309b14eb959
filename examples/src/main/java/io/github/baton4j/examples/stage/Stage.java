// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.examples.feed.AddToFeed;
import io.github.baton4j.examples.feed.CreatePost;
import io.github.baton4j.examples.feed.DistributePost;
import io.github.baton4j.examples.feed.IndexPost;
import io.github.baton4j.examples.feed.NotifyFollower;
import io.github.baton4j.examples.page.Page;
import io.github.baton4j.testkit.kinesis.StoredRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the feed once: posts over HTTP → {@link Gateway} → CreatePost → {@link Streams} → {@link StreamSource} →
 * DistributePost → {@link FollowerService} and {@link Topic} → IndexPost and {@link Queues} → {@link QueueSource} →
 * AddToFeed and NotifyFollower. Log lines go to standard output, progress and the verdict to standard error; a
 * page to look at the lines goes to {@code target/feed.html}, or where the system property {@code feed.html} says. It exits
 * with 0 only when every hop of every post bore its IDs.
 */
public final class Stage {
  private static final Duration DELIVERY_TIME = Duration.ofSeconds(12);
  private static final Duration WHOLE_TIME = Duration.ofSeconds(55);
  private static final int POLLERS = 4;

  private Stage() {}

  /**
   * Exits with 0 when all was well, with 1 when it was not, with 2 when the stage broke down.
   *
   * @param args nothing for the story that the examples tell; a number for so many posts at once
   */
  public static void main(String[] args) {
    long start = System.nanoTime();
    StandardOutput output = StandardOutput.copying();
    endIfStuck();
    int status = 2;
    try {
      List<PlannedPost> plan =
          args.length == 0 ? Plan.posts() : Plan.crowd(Integer.parseInt(args[0]));
      int threads = args.length == 0 ? 2 : 32;
      Verdict verdict = Judge.judge(plan, play(plan, threads, output));
      verdict.print(System.err);
      writePage(output);
      status = verdict.isGood() ? 0 : 1;
    } catch (IOException | RuntimeException e) {
      System.err.println("stage: broke down, nothing is proven");
      e.printStackTrace();
    }
    System.err.printf("It took %.1f s.%n", (System.nanoTime() - start) / 1e9);
    System.exit(status);
  }

  /** What was said is told again as a page, of the lines alone; a page that cannot be written changes no verdict. */
  private static void writePage(StandardOutput output) {
    Path file = Path.of(System.getProperty("feed.html", "target/feed.html"));
    try {
      System.err.println(Page.write(output.bytes(), "The feed", file));
    } catch (IOException e) {
      System.err.println("page: not written, " + e);
    }
  }

  private static Evidence play(List<PlannedPost> plan, int threads, StandardOutput output)
      throws IOException {
    try (FollowerService followers = new FollowerService(plan);
        Queues queues = new Queues();
        Topic topic = new Topic(queues.endpoint());
        Streams streams = new Streams()) {
      configure(followers, queues, topic, streams);
      return new Play(plan, threads).run(followers, queues, topic, streams, output);
    }
  }

  /** The functions, deployed, and what they are fed with. */
  private static final class Play {
    private final List<PlannedPost> plan;
    private final int threads;

    private final Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> createPost =
        new Function<>(LinesJudge.CREATE_POST, new CreatePost());
    private final Function<KinesisEvent, StreamsEventResponse> distributePost =
        new Function<>(LinesJudge.DISTRIBUTE_POST, new DistributePost());
    private final Function<SQSEvent, SQSBatchResponse> addToFeed =
        new Function<>(LinesJudge.ADD_TO_FEED, new AddToFeed());
    private final Function<SQSEvent, SQSBatchResponse> notifyFollower =
        new Function<>(LinesJudge.NOTIFY_FOLLOWER, new NotifyFollower());
    private final Function<SNSEvent, @Nullable Void> indexPost =
        new Function<>(LinesJudge.INDEX_POST, new IndexPost());

    Play(List<PlannedPost> plan, int threads) {
      this.plan = plan;
      this.threads = threads;
    }

    Evidence run(
        FollowerService followers,
        Queues queues,
        Topic topic,
        Streams streams,
        StandardOutput output)
        throws IOException {
      topic.invokes(indexPost);
      try (Gateway gateway = new Gateway(createPost, threads)) {
        Map<String, Poster.Answer> answers = new Poster(gateway.address()).send(plan);
        List<String> strangers = streams.putStrangers();
        System.err.println("stage: the stream delivers");
        new StreamSource(streams.client(), Streams.CREATED, distributePost).deliver(DELIVERY_TIME);
        System.err.println("stage: the topic and the queues deliver");
        topic.awaitDelivered(DELIVERY_TIME);
        List<QueueSource.Delivered> feed = deliver(queues, Queues.FEED, addToFeed);
        List<QueueSource.Delivered> notifications = deliver(queues, Queues.NOTIFY, notifyFollower);
        return new Evidence(
            answers,
            streams.records(Streams.CREATED).stream().map(StoredRecord::data).toList(),
            strangers,
            Auditors.read(streams.records(Streams.AUDIT)),
            followers.requests(),
            topic.published(),
            feed,
            notifications,
            queues.requests(),
            output.lines(),
            leftovers());
      }
    }

    private List<QueueSource.Delivered> deliver(
        Queues queues, String queue, Function<SQSEvent, SQSBatchResponse> function) {
      int messages = plan.stream().mapToInt(post -> post.followers().size()).sum();
      return new QueueSource(queues.client(), queues.url(queue), function)
          .deliver(messages, POLLERS, DELIVERY_TIME);
    }

    private List<String> leftovers() {
      return Stream.of(createPost, distributePost, addToFeed, notifyFollower, indexPost)
          .flatMap(function -> function.leftovers().stream())
          .toList();
    }
  }

  /** What a deployment would put into the functions' environment. */
  private static void configure(
      FollowerService followers, Queues queues, Topic topic, Streams streams) {
    System.setProperty("FOLLOWER_SERVICE_URL", followers.url());
    System.setProperty("POSTS_TOPIC_ARN", topic.arn());
    System.setProperty("PUSH_QUEUE_URL", queues.url(Queues.PUSH));
    System.setProperty("aws.endpointUrlKinesis", streams.url());
    System.setProperty("aws.endpointUrlSns", topic.url());
    System.setProperty("aws.endpointUrlSqs", queues.recordedUrl());
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.accessKeyId", "stage");
    System.setProperty("aws.secretAccessKey", "stage");
  }

  private static void endIfStuck() {
    TimerTask end = new TimerTask() {
      @Override
      public void run() {
        System.err.println("stage: not done after " + WHOLE_TIME.toSeconds() + " s");
        Runtime.getRuntime().halt(2);
      }
    };
    new Timer("watchdog", true).schedule(end, WHOLE_TIME.toMillis());
  }
}

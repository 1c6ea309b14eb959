// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import io.github.baton4j.testkit.LoopbackServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Amazon SNS on loopback, for ordinary clients: topics, subscriptions of queues and functions, filter policies, publishing one
 * by one and in batches, delivery raw and in SNS's envelope.
 *
 * <pre>{@code
 * try (SnsStandIn standIn = SnsStandIn.deliveringTo(elasticMq).start();
 *     SnsClient sns = SnsClient.builder().endpointOverride(standIn.uri())…build()) {
 *   String topic = sns.createTopic(r -> r.name("posts")).topicArn();
 *   sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:eu-west-1:000000000000:feed"));
 *   sns.publish(r -> r.topicArn(topic).message("hello"));
 *   assertTrue(standIn.awaitDelivered(Duration.ofSeconds(10)));
 * }
 * }</pre>
 *
 * <p>What it refuses, with which error, and how it delivers is what AWS documents and, where that is silent, what others have
 * recorded of the real service; where even that is silent, a comment says so.
 *
 * <p>It leaves out: FIFO topics, message groups, {@code SetTopicAttributes} and {@code GetTopicAttributes}, tags, permissions
 * and signing of requests, encryption, pending confirmations, dead-letter queues and delivery policies, protocols other than
 * {@code sqs} and {@code lambda}, platform endpoints, X-Ray, throttling, and in filter policies {@code $or}, {@code cidr} and
 * {@code wildcard}: policies with those are refused. Of a topic's attributes only {@code MaximumMessageSize} matters; the
 * others are accepted and forgotten. There is one account, {@code 000000000000}; topics are in the region that their creator's
 * client signs for, and who publishes from elsewhere is not turned away. Signatures in notifications are not signatures. A
 * policy and a subscription act at once, where AWS takes up to minutes; nothing is delivered twice or out of turn on purpose.
 *
 * <p>Safe for use by any number of threads.
 */
public final class SnsStandIn implements AutoCloseable {
  private static final int DEFAULT_MAXIMUM = 262_144;

  private final @Nullable SqsSender queues;
  private final Map<String, SnsFunction> functions = new ConcurrentHashMap<>();
  private final Faults faults = new Faults();
  private final Outcomes outcomes = new Outcomes();
  private int maximumMessageSize = DEFAULT_MAXIMUM;
  private int furtherTries = 2;
  private volatile @Nullable Running running;

  private SnsStandIn(@Nullable SqsSender queues) {
    this.queues = queues;
  }

  /** One that delivers to functions alone: what is for a queue is discarded. */
  public static SnsStandIn create() {
    return new SnsStandIn(null);
  }

  /**
   * One that delivers to the queues of a server that speaks SQS' JSON protocol.
   *
   * @param sqsEndpoint {@code http://127.0.0.1:port}; a recorder may stand before it
   */
  public static SnsStandIn deliveringTo(URI sqsEndpoint) {
    return new SnsStandIn(new SqsSender(sqsEndpoint));
  }

  /**
   * How many bytes a message may have, and a batch in all, where the topic's own attribute {@code MaximumMessageSize} says
   * nothing: the text and the attributes' names, types and values. 262,144 unless set.
   *
   * @param bytes 1,024 to 1,048,576
   * @throws IllegalArgumentException when it is out of that range
   */
  public SnsStandIn maximumMessageSize(int bytes) {
    if (bytes < TopicOperations.LEAST_MAXIMUM || bytes > TopicOperations.GREATEST_MAXIMUM) {
      throw new IllegalArgumentException("maximumMessageSize: " + bytes);
    }
    beforeStart();
    maximumMessageSize = bytes;
    return this;
  }

  /**
   * How often a failed invocation is tried again, at once, before it is given up; a queue that does not answer, too. 2 unless
   * set, as Lambda does.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public SnsStandIn furtherTries(int tries) {
    if (tries < 0) {
      throw new IllegalArgumentException("furtherTries: " + tries);
    }
    beforeStart();
    furtherTries = tries;
    return this;
  }

  /** What stands for the function of that ARN, once it is subscribed. Before or after the start; the last one counts. */
  public SnsStandIn function(String arn, SnsFunction function) {
    functions.put(arn, function);
    return this;
  }

  /**
   * Starts on a free port of 127.0.0.1.
   *
   * @throws IllegalStateException when it has been started before
   */
  public SnsStandIn start() throws IOException {
    beforeStart();
    Topics topics = new Topics();
    Fanout fanout = new Fanout(outcomes, queues, functions, furtherTries);
    TopicOperations ofTopics = new TopicOperations(topics, maximumMessageSize);
    SubscriptionOperations ofSubscriptions = new SubscriptionOperations(topics);
    Map<String, Operation> operations = Map.ofEntries(
        Map.entry("CreateTopic", ofTopics::create),
        Map.entry("DeleteTopic", ofTopics::delete),
        Map.entry("ListTopics", ofTopics::list),
        Map.entry("Subscribe", ofSubscriptions::subscribe),
        Map.entry("Unsubscribe", ofSubscriptions::unsubscribe),
        Map.entry("SetSubscriptionAttributes", ofSubscriptions::setAttributes),
        Map.entry("GetSubscriptionAttributes", ofSubscriptions::getAttributes),
        Map.entry("ListSubscriptionsByTopic", ofSubscriptions::listByTopic),
        Map.entry("Publish", new PublishOperation(topics, fanout, maximumMessageSize)::publish),
        Map.entry("PublishBatch", new PublishBatchOperation(topics, fanout, faults)::publish));
    QueryEndpoint endpoint = new QueryEndpoint(operations, faults);
    running = new Running(LoopbackServer.start("sns-stand-in-request", endpoint), fanout);
    return this;
  }

  /** Where clients connect to: {@code http://127.0.0.1:port}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + address().getPort());
  }

  /** The same, for a recorder that stands before it. */
  public InetSocketAddress address() {
    return running().server.address();
  }

  /** The messages that were accepted, in that order: not those that were refused or that {@link #failEntries} took. */
  public List<Published> published() {
    return outcomes.published();
  }

  /** What queues and functions were given, in the order in which they had it. */
  public List<Delivered> delivered() {
    return outcomes.delivered();
  }

  /** What filter policies kept from subscriptions. */
  public List<FilteredOut> filteredOut() {
    return outcomes.filteredOut();
  }

  /** What was wanted and did not arrive. */
  public List<Discarded> discarded() {
    return outcomes.discarded();
  }

  /**
   * Waits until every message that was accepted before this call has been delivered, filtered out or discarded. What functions
   * publish in turn is not among them, unless it was accepted by then.
   *
   * @return false when the time was over first
   */
  public boolean awaitDelivered(Duration longest) throws InterruptedException {
    return outcomes.await(longest);
  }

  /** The next requests of any kind are answered with 500 {@code InternalError}, which clients try again. 0 calls it off. */
  public void failRequests(int next) {
    faults.failRequests(next);
  }

  /**
   * The next entries of batches that would be accepted are reported as failed, with {@code InternalError} and no fault of the
   * sender, and are not published. 0 calls it off.
   */
  public void failEntries(int next) {
    faults.failEntries(next);
  }

  /** Stops listening and interrupts what is under way. What became of the messages can still be read. */
  @Override
  public void close() {
    Running ended = running;
    if (ended != null) {
      ended.close();
    }
  }

  private void beforeStart() {
    if (running != null) {
      throw new IllegalStateException("started already");
    }
  }

  private Running running() {
    Running current = running;
    if (current == null) {
      throw new IllegalStateException("not started");
    }
    return current;
  }

  /** What there is to end. */
  private record Running(LoopbackServer server, Fanout fanout) {
    void close() {
      server.close();
      fanout.close();
    }
  }
}

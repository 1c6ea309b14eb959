// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.Outcomes;
import io.github.baton4j.Scope;
import io.github.baton4j.http.HttpEvents;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Policy;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function's code in the scope of its invocation: the IDs of the event are current, on every log line and on every
 * call that goes out.
 *
 * <pre>{@code
 * private static final BatonLambda BATON = BatonLambda.create();
 *
 * public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
 *   return BATON.handle(event, context, () -> created(event));
 * }
 *
 * public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
 *   return BATON.sqs(event, context, message -> work(message));
 * }
 * }</pre>
 *
 * <p>Log lines also bear {@code awsRequestId}, {@code coldStart}, {@code xray_trace_id}, {@code tenantId}, and {@code apiGatewayRequestId} or
 * {@code messageId} and {@code receiveCount}, or {@code eventID}, which do not travel. All of it is gone after the invocation.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-core} and {@code aws-lambda-java-events}. Make one per function and keep
 * it. Safe for use by any number of invocations at once.
 *
 * <p>Nothing that comes in makes this throw but a chain that {@link #onLoop} has fail: a fault of its own is counted, and the function runs. What the function throws is
 * thrown on. Cost: a first invocation takes 4 ms more than one with the same by hand (benchmarks/RESULTS.md, Cold); later ones a scope each,
 * as at {@link Baton}, and one for each record of a batch.
 *
 * @since 0.1.0
 */
public final class BatonLambda {
  private final Baton baton;
  private final Policy policy;

  /** Null when nothing is done about chains that are too long. */
  final @Nullable LoopGuard loops;

  private BatonLambda(Baton baton, @Nullable LoopGuard loops) {
    this.baton = Objects.requireNonNull(baton, "baton == null");
    this.policy = Frame.policyOf(baton);
    this.loops = loops;
  }

  /**
   * By the environment: {@link Baton#create}.
   *
   * @return one that calls the function whatever its chain's length is, unless {@code BATON_ON_LOOP} says otherwise
   */
  public static BatonLambda create() {
    return using(Baton.create());
  }

  /**
   * By a Baton that was configured in code.
   *
   * @param baton what is used for every invocation
   * @return one that follows that Baton
   * @throws NullPointerException when it is null
   */
  public static BatonLambda using(Baton baton) {
    String onLoop = Policy.setting(LoopGuard.SETTING);
    return new BatonLambda(baton, onLoop == null ? null : LoopGuard.of(onLoop));
  }

  /**
   * Another one that does the same, but for what is done about a chain that is too long. By default the function is called; {@code BATON_ON_LOOP}
   * says otherwise where this is not called: {@code call}, {@code fail} or {@code drop}.
   *
   * @param action what is done
   * @return a new one; this one stays as it is
   * @throws NullPointerException when it is null
   */
  public BatonLambda onLoop(OnLoop action) {
    return new BatonLambda(baton, LoopGuard.of(action));
  }

  /**
   * Runs a function's code in the scope of an invocation. What it throws is logged once inside the scope, with its IDs, and
   * goes to the caller as it is.
   *
   * @param <T> what the code returns
   * @param <X> what the code throws
   * @param event one of Lambda's event classes; a map, bytes or a stream with the JSON of an event, told by its shape as at
   *     {@link JsonEvents} (a stream is read only if it can be read again, and is where it was afterwards; of a stream that
   *     is not the runtime's own the mark is moved there); with anything else, such as a class of your own, the IDs are
   *     those of the client context, or the request's own
   * @param context null (in a test) is as good as one that knows nothing
   * @param body run on this thread, in the scope
   * @return what the code returns
   * @throws X what the code throws
   */
  public <T extends @Nullable Object, X extends Throwable> T handle(
      @Nullable Object event, @Nullable Context context, Body<T, X> body) throws X {
    return handle(open(event, context), body);
  }

  /**
   * {@link #handle(Object, Context, Body)} for a request of an HTTP API or a function URL.
   *
   * @param <T> what the code returns
   * @param <X> what the code throws
   * @param event the request; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @param body run on this thread, in the scope
   * @return what the code returns
   * @throws X what the code throws
   */
  public <T extends @Nullable Object, X extends Throwable> T handle(
      @Nullable APIGatewayV2HTTPEvent event, @Nullable Context context, Body<T, X> body) throws X {
    return handle(open(event, context), body);
  }

  /**
   * {@link #handle(Object, Context, Body)} for a request of a REST API.
   *
   * @param <T> what the code returns
   * @param <X> what the code throws
   * @param event the request; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @param body run on this thread, in the scope
   * @return what the code returns
   * @throws X what the code throws
   */
  public <T extends @Nullable Object, X extends Throwable> T handle(
      @Nullable APIGatewayProxyRequestEvent event, @Nullable Context context, Body<T, X> body)
      throws X {
    return handle(open(event, context), body);
  }

  /**
   * {@link #handle(Object, Context, Body)} for a load balancer's request.
   *
   * @param <T> what the code returns
   * @param <X> what the code throws
   * @param event the request; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @param body run on this thread, in the scope
   * @return what the code returns
   * @throws X what the code throws
   */
  public <T extends @Nullable Object, X extends Throwable> T handle(
      @Nullable ApplicationLoadBalancerRequestEvent event,
      @Nullable Context context,
      Body<T, X> body)
      throws X {
    return handle(open(event, context), body);
  }

  /**
   * {@link #handle(Object, Context, Body)} for a WebSocket API.
   *
   * @param <T> what the code returns
   * @param <X> what the code throws
   * @param event the message or connection; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @param body run on this thread, in the scope
   * @return what the code returns
   * @throws X what the code throws
   */
  public <T extends @Nullable Object, X extends Throwable> T handle(
      @Nullable APIGatewayV2WebSocketEvent event, @Nullable Context context, Body<T, X> body)
      throws X {
    return handle(open(event, context), body);
  }

  /**
   * {@link #handle(Object, Context, Body)} for a batch of SQS messages as a whole: its ID is the request's, not that of
   * any message. Open each message's own scope in the loop, or use {@link #sqs}.
   *
   * @param <T> what the code returns
   * @param <X> what the code throws
   * @param event the batch; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @param body run on this thread, in the scope
   * @return what the code returns
   * @throws X what the code throws
   */
  public <T extends @Nullable Object, X extends Throwable> T handle(
      @Nullable SQSEvent event, @Nullable Context context, Body<T, X> body) throws X {
    return handle(open(event, context), body);
  }

  /**
   * {@link #handle(Object, Context, Body)} for a batch of Kinesis records as a whole: its ID is the request's, not that of
   * any record. Open each record's own scope in the loop, or use {@link #kinesis}.
   *
   * @param <T> what the code returns
   * @param <X> what the code throws
   * @param event the batch; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @param body run on this thread, in the scope
   * @return what the code returns
   * @throws X what the code throws
   */
  public <T extends @Nullable Object, X extends Throwable> T handle(
      @Nullable KinesisEvent event, @Nullable Context context, Body<T, X> body) throws X {
    return handle(open(event, context), body);
  }

  /**
   * {@link #handle(Object, Context, Body)} for a message of SNS, of which an event has one.
   *
   * @param <T> what the code returns
   * @param <X> what the code throws
   * @param event the message; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @param body run on this thread, in the scope
   * @return what the code returns
   * @throws X what the code throws
   */
  public <T extends @Nullable Object, X extends Throwable> T handle(
      @Nullable SNSEvent event, @Nullable Context context, Body<T, X> body) throws X {
    return handle(open(event, context), body);
  }

  private <T extends @Nullable Object, X extends Throwable> T handle(Scope scope, Body<T, X> body)
      throws X {
    try (scope) {
      return logged(body);
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"
  }) // an answer of the class that it was; null is what a dropped one answers
  private <T extends @Nullable Object, X extends Throwable> T logged(Body<T, X> body) throws X {
    try {
      if (loops != null && loops.drops()) {
        return (T) null;
      }
      T answer = body.run();
      return (T) answered(answer);
    } catch (Throwable failure) {
      logged(failure);
      throw failure;
    }
  }

  /** The failure, of which the log tells now. */
  Throwable logged(Throwable failure) {
    if (policy.isEnabled()) {
      Failures.log("The invocation failed", failure);
    }
    return failure;
  }

  /** An answer as it is to go out. */
  @Nullable
  Object answered(@Nullable Object answer) {
    try {
      return policy.respondsWithId() ? Answers.withId(answer) : answer;
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), Events.TRANSPORT, e);
      return answer;
    }
  }

  /**
   * Opens the scope of an invocation, for code that cannot be handed in as a lambda. Mind that a {@code catch} after the
   * {@code try} runs outside of it.
   *
   * @param event as for {@link #handle(Object, Context, Body)}
   * @param context null is as good as one that knows nothing
   * @return to be closed by this thread, by {@code try}-with-resources
   */
  public Scope open(@Nullable Object event, @Nullable Context context) {
    Incoming incoming = null;
    try {
      incoming = policy.isEnabled() ? Events.of(event, context) : null;
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), Events.TRANSPORT, e);
      incoming = Events.unknown(context);
    }
    return baton.open(incoming);
  }

  /**
   * {@link #open(Object, Context)} for a request of an HTTP API or a function URL.
   *
   * @param event the request; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @return to be closed by this thread, by {@code try}-with-resources
   */
  public Scope open(@Nullable APIGatewayV2HTTPEvent event, @Nullable Context context) {
    return baton.open(new Invocation(HttpEvents.incoming(event), context));
  }

  /**
   * {@link #open(Object, Context)} for a request of a REST API.
   *
   * @param event the request; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @return to be closed by this thread, by {@code try}-with-resources
   */
  public Scope open(@Nullable APIGatewayProxyRequestEvent event, @Nullable Context context) {
    return baton.open(new Invocation(HttpEvents.incoming(event), context));
  }

  /**
   * {@link #open(Object, Context)} for a load balancer's request.
   *
   * @param event the request; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @return to be closed by this thread, by {@code try}-with-resources
   */
  public Scope open(
      @Nullable ApplicationLoadBalancerRequestEvent event, @Nullable Context context) {
    return baton.open(new Invocation(HttpEvents.incoming(event), context));
  }

  /**
   * {@link #open(Object, Context)} for a WebSocket API.
   *
   * @param event the message or connection; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @return to be closed by this thread, by {@code try}-with-resources
   */
  public Scope open(@Nullable APIGatewayV2WebSocketEvent event, @Nullable Context context) {
    return baton.open(new Invocation(HttpEvents.incoming(event), context));
  }

  /**
   * {@link #open(Object, Context)} for a batch of SQS messages: the batch's own scope, not that of any message.
   *
   * @param event the batch; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @return to be closed by this thread, by {@code try}-with-resources
   */
  public Scope open(@Nullable SQSEvent event, @Nullable Context context) {
    return open((Object) event, context);
  }

  /**
   * {@link #open(Object, Context)} for a batch of Kinesis records: the batch's own scope, not that of any record.
   *
   * @param event the batch; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @return to be closed by this thread, by {@code try}-with-resources
   */
  public Scope open(@Nullable KinesisEvent event, @Nullable Context context) {
    return open((Object) event, context);
  }

  /**
   * {@link #open(Object, Context)} for a message of SNS; of an event with several, the scope of none of them.
   *
   * @param event the message; null is as good as one without any field
   * @param context null is as good as one that knows nothing
   * @return to be closed by this thread, by {@code try}-with-resources
   */
  public Scope open(@Nullable SNSEvent event, @Nullable Context context) {
    return open((Object) event, context);
  }

  /**
   * <b>The event source mapping needs {@code ReportBatchItemFailures}</b>: without it SQS deletes the failed messages, too.
   * Handles a batch of SQS messages, each in a scope of its own, and reports those that failed.
   *
   * <p>A message whose handling throws is logged once inside its scope and reported; the others go on. Of a FIFO queue
   * the rest of the failed message's group is reported unprocessed, so that its order is kept. When all messages failed,
   * this throws, so that the invocation counts as failed. An error of the virtual machine ends the batch.
   *
   * @param event null, or one without records, is an empty batch
   * @param context null is as good as one that knows nothing
   * @param handler called for each message on this thread
   * @return the IDs of the messages that failed
   * @throws IllegalStateException when no message succeeded, or one failed that has no ID to report it by; its cause is the
   *     first failure, and the others, up to 100, are its suppressed exceptions
   * @throws NullPointerException when the handler is null
   */
  public SQSBatchResponse sqs(
      @Nullable SQSEvent event,
      @Nullable Context context,
      RecordHandler<SQSEvent.SQSMessage> handler) {
    return new SqsBatch(baton, loops, handler).run(Events.records(event), context, null);
  }

  /**
   * <b>The event source mapping needs {@code ReportBatchItemFailures}</b>, as for
   * {@link #sqs(SQSEvent, Context, RecordHandler)}, which this is on the threads of an executor: several messages at once,
   * of a FIFO queue those of one message group one after the other.
   *
   * <p>Returns when all messages have ended. A message that the executor refuses is reported as failed. What has not begun or
   * ended a second (or a tenth of the time) before the invocation's deadline, or when this thread is interrupted, is reported as
   * failed; it may still end, as any message may be delivered twice. An error of the virtual machine is thrown from here
   * when what runs has ended.
   *
   * @param event null, or one without records, is an empty batch
   * @param context null is as good as one that knows nothing
   * @param executor the caller's, who shuts it down; one of virtual threads, too. Not one that this thread belongs to,
   *     unless it has threads to spare
   * @param handler called for each message, by several threads at once
   * @return the IDs of the messages that failed, in the order of the batch
   * @throws IllegalStateException as there
   * @throws NullPointerException when the executor or the handler is null
   */
  public SQSBatchResponse sqs(
      @Nullable SQSEvent event,
      @Nullable Context context,
      Executor executor,
      RecordHandler<SQSEvent.SQSMessage> handler) {
    Objects.requireNonNull(executor, "executor == null");
    return new SqsBatch(baton, loops, handler).run(Events.records(event), context, executor);
  }

  /**
   * <b>The event source mapping needs {@code ReportBatchItemFailures}</b>: without it Lambda takes the whole batch for
   * handled, and the records from the failed one on are lost. Handles a batch of Kinesis records in their order, each in a
   * scope of its own, and reports where it stopped.
   *
   * <p>A record whose handling throws is logged once inside its scope; those after it are not handled, since a shard keeps
   * its order, and come again with it. When no record succeeded this throws, so that the invocation counts as
   * failed. An error of the virtual machine ends the batch.
   *
   * @param event null, or one without records, is an empty batch
   * @param context null is as good as one that knows nothing
   * @param handler called for each record on this thread, until one fails
   * @return the sequence number of the record that failed, if one did
   * @throws IllegalStateException when no record succeeded, or one failed that has no sequence number to report it by; its
   *     cause is the failure
   * @throws NullPointerException when the handler is null
   */
  public StreamsEventResponse kinesis(
      @Nullable KinesisEvent event,
      @Nullable Context context,
      RecordHandler<KinesisEvent.KinesisEventRecord> handler) {
    return new KinesisBatch(baton, loops, handler).run(Events.records(event), context, null);
  }

  /**
   * <b>The event source mapping needs {@code ReportBatchItemFailures}</b>, as for
   * {@link #kinesis(KinesisEvent, Context, RecordHandler)}, which this is on the threads of an executor, as for
   * {@link #sqs(SQSEvent, Context, Executor, RecordHandler)}: several records at once, those of one partition key one after
   * the other.
   *
   * <p>A failure stops the records of its partition key; all others go on. What is reported is the lowest sequence number
   * that did not succeed: Lambda sends every record from there on again, those that succeeded, too. With
   * {@code Runnable::run} as the executor all keys are handled on this thread, one after the other, and go on behind a
   * failure of another.
   *
   * @param event null, or one without records, is an empty batch
   * @param context null is as good as one that knows nothing
   * @param executor the caller's, who shuts it down
   * @param handler called for each record, by several threads at once
   * @return the lowest sequence number of those that did not succeed, if there are any
   * @throws IllegalStateException as there
   * @throws NullPointerException when the executor or the handler is null
   */
  public StreamsEventResponse kinesis(
      @Nullable KinesisEvent event,
      @Nullable Context context,
      Executor executor,
      RecordHandler<KinesisEvent.KinesisEventRecord> handler) {
    Objects.requireNonNull(executor, "executor == null");
    return new KinesisBatch(baton, loops, handler).run(Events.records(event), context, executor);
  }

  /**
   * Handles the messages of an SNS event, each in a scope of its own. An event has one message, and there is no partial
   * response: what its handling throws is logged once inside its scope, and goes to the caller as it is, checked or not.
   *
   * @param event null, or one without records, does nothing
   * @param context null is as good as one that knows nothing
   * @param handler called for each message on this thread
   * @throws IllegalStateException when there are several messages, which all are handled, and some failed; its cause is the
   *     first failure
   * @throws NullPointerException when the handler is null
   */
  public void sns(
      @Nullable SNSEvent event,
      @Nullable Context context,
      RecordHandler<SNSEvent.SNSRecord> handler) {
    new SnsBatch(baton, loops, handler).run(Events.records(event), context, null);
  }

  /**
   * What happened so far, as the Baton that this uses has counted it.
   *
   * @return a live view, whose counts are those of the moment they are asked for
   */
  public Outcomes outcomes() {
    return baton.outcomes();
  }

  /**
   * The code of one invocation, as {@link BatonLambda#handle} runs it in its scope.
   *
   * <p>Called once or never, on the thread of {@link BatonLambda#handle}. What it throws is logged there and thrown on. Cost: one
   * object, if it needs something from around it.
   *
   * @param <T> what it returns
   * @param <X> what it throws; RuntimeException when it declares nothing
   * @since 0.1.0
   */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object, X extends Throwable> {
    /**
     * Runs the code.
     *
     * @return what the invocation answers
     * @throws X what makes the invocation fail
     */
    T run() throws X;
  }
}

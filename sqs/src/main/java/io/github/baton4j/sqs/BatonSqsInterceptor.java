// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.Baton;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ApiName;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Sends the current IDs along as message attributes: SendMessage, and every entry of SendMessageBatch. Makes
 * ReceiveMessage ask for them.
 *
 * <pre>{@code
 * SqsClient sqs = SqsClient.builder()
 *     .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSqsInterceptor()))
 *     .build();
 * }</pre>
 *
 * <p>For synchronous and asynchronous clients alike; the IDs are those of the thread that makes the call. What the user
 * has set stays; a message of another chain is not touched; IDs that have no room (10 attributes, of which the last two
 * are left to others, and the size limits) are left out, {@code x-correlation-id} last. Registered twice it injects once.
 * Requests of {@code SqsAsyncBatchManager} hold messages of many callers and get nothing: {@link SqsMessages#stamp} each
 * message first.
 *
 * <p>Never fails a call: what goes wrong is counted, and the request goes out as it was made. Safe for use by any number
 * of threads and clients.
 *
 * <p>Cost: what it adds to a call is 1.23 times what the same attributes add by hand, 1.07 times in a batch; outside of any scope
 * nothing is allocated (benchmarks/RESULTS.md, SqsSend, SqsSendBatch and EmptyContext).
 *
 * @since 0.1.0
 */
public final class BatonSqsInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<Snapshot> CURRENT =
      new ExecutionAttribute<>(Snapshot.keyName(ReceivedMessage.TRANSPORT));

  private final @Nullable Policy given;

  /** Follows the policy of the scope that is open where a call is made; where none is, the environment's. */
  public BatonSqsInterceptor() {
    given = null;
  }

  /**
   * Follows the policy of the scope that is open where a call is made.
   *
   * @param baton what ReceiveMessage follows where none is
   * @throws NullPointerException when it is null
   */
  public BatonSqsInterceptor(Baton baton) {
    given = Frame.policyOf(Objects.requireNonNull(baton, "baton == null"));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    try {
      Snapshot current = Snapshot.current();
      if (current != null) {
        attributes.putAttribute(CURRENT, current);
      }
    } catch (Throwable e) {
      Guard.swallow(counters(null), ReceivedMessage.TRANSPORT, e);
      lose(attributes);
    }
  }

  private static void lose(ExecutionAttributes attributes) {
    try {
      attributes.putAttribute(CURRENT, Snapshot.LOST);
    } catch (Throwable e) {
      Guard.rethrowFatal(e);
    }
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    Snapshot current = null;
    try {
      current = attributes.getAttribute(CURRENT);
      if (current == Snapshot.LOST) {
        return request;
      }
      if (request instanceof ReceiveMessageRequest receive) {
        return asking(receive, current);
      }
      if (request instanceof SendMessageBatchRequest batch && isMerged(batch)) {
        countMerged(batch, counters(current));
      } else if (request instanceof SendMessageRequest
          || request instanceof SendMessageBatchRequest) {
        if (current != null) {
          return injected(request, current);
        }
        counters(null).add(ReceivedMessage.TRANSPORT, Outcome.NO_SCOPE);
      }
    } catch (Throwable e) {
      Guard.swallow(counters(current), ReceivedMessage.TRANSPORT, e);
    }
    return request;
  }

  private static SdkRequest injected(SdkRequest request, Snapshot current) {
    SqsInjection injection = new SqsInjection(current);
    if (request instanceof SendMessageBatchRequest batch) {
      List<SendMessageBatchRequestEntry> entries = batch.entries();
      List<SendMessageBatchRequestEntry> all = injection.into(entries, batch.queueUrl());
      SendMessageBatchRequest changed =
          all == entries ? batch : batch.toBuilder().entries(all).build();
      injection.count();
      return changed;
    }
    return injection.into((SendMessageRequest) request);
  }

  private static void countMerged(SendMessageBatchRequest batch, Counters counters) {
    for (SendMessageBatchRequestEntry entry : batch.entries()) {
      boolean isStamped = entry.messageAttributes().containsKey(Names.CORRELATION_ID);
      counters.add(
          ReceivedMessage.TRANSPORT, isStamped ? Outcome.COMPLETE_ALREADY : Outcome.NOT_INJECTABLE);
    }
  }

  /** Whether it is the SDK's own batch manager that sends this, on behalf of whom it may concern. */
  private static boolean isMerged(SendMessageBatchRequest request) {
    AwsRequestOverrideConfiguration configuration =
        request.overrideConfiguration().orElse(null);
    if (configuration == null) {
      return false; // as in most requests: not even an iterator is made
    }
    for (ApiName name : configuration.apiNames()) {
      if ("hll".equals(name.name()) && "abm".equals(name.version())) {
        return true;
      }
    }
    return false;
  }

  private Policy policy() {
    return given == null ? Policy.environment() : given;
  }

  private Counters counters(@Nullable Snapshot current) {
    return current == null && given != null ? given.counters() : Snapshot.counters(current);
  }

  /** Asks for our attributes, beside those that the user asks for: SQS sends no others. */
  private SdkRequest asking(ReceiveMessageRequest request, @Nullable Snapshot current) {
    Policy policy = current == null ? policy() : current.policy();
    if (!policy.isEnabled()) {
      return request;
    }
    ReceiveMessageRequest.Builder builder = request.toBuilder();
    boolean isChange = asksForIds(request, builder, policy);
    isChange |= asksForTrace(request, builder);
    SdkRequest changed = isChange ? builder.build() : request;
    policy
        .counters()
        .add(ReceivedMessage.TRANSPORT, isChange ? Outcome.ASKED : Outcome.COMPLETE_ALREADY);
    return changed;
  }

  private static boolean asksForIds(
      ReceiveMessageRequest request, ReceiveMessageRequest.Builder builder, Policy policy) {
    List<String> theirs = request.messageAttributeNames();
    if (theirs.contains("All") || theirs.contains(".*")) {
      return false;
    }
    List<String> all = new ArrayList<>(theirs);
    for (String name : policy.exactNames()) {
      if (!name.equals(Names.XRAY) && Names.isAttributeName(name)) {
        add(all, name);
      }
    }
    add(all, policy.prefix().concat(".*"));
    builder.messageAttributeNames(all);
    return all.size() > theirs.size();
  }

  private static void add(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /** Only where the SDK has this list, which came in 2024, and the request does not use the one that it replaces. */
  @SuppressWarnings("deprecation") // hasAttributeNames: users still set that list
  private static boolean asksForTrace(
      ReceiveMessageRequest request, ReceiveMessageRequest.Builder builder) {
    try {
      List<String> theirs = request.messageSystemAttributeNamesAsStrings();
      if (request.hasAttributeNames() || theirs.contains("All")) {
        return false;
      }
      List<String> all = new ArrayList<>(theirs);
      if (!all.contains("AWSTraceHeader")) {
        all.add("AWSTraceHeader");
      }
      builder.messageSystemAttributeNamesWithStrings(all);
      return all.size() > theirs.size();
    } catch (LinkageError e) {
      return false;
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.DeepStack;
import io.github.baton4j.contract.FaultContract;
import io.github.baton4j.contract.StampCall;
import io.github.baton4j.contract.sdk.ClientCall;
import io.github.baton4j.testkit.faults.Outgoing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** All that goes out by SQS under the contract of faults. */
class SqsFaultTest {
  private static Map<String, MessageAttributeValue> attributes(String... pairs) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return SqsMessagesContractTest.attributes(fields);
  }

  /** Of our chain, its length to be raised. */
  private static SendMessageRequest message() {
    return SendMessageRequest.builder()
        .queueUrl("http://127.0.0.1:1/q")
        .messageBody("böd")
        .messageAttributes(
            attributes("mine", "m", "x-correlation-id", "hush-id", "call-chain-length", "1"))
        .build();
  }

  private static SendMessageBatchRequestEntry entry(String id, String... attributes) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody("b")
        .messageAttributes(attributes(attributes))
        .build();
  }

  /** A new one, one of our chain, one of another. */
  private static SendMessageBatchRequest batch() {
    return SendMessageBatchRequest.builder()
        .queueUrl("http://127.0.0.1:1/q")
        .entries(
            entry("1"),
            entry("2", "x-correlation-id", "hush-id", "mine", "m"),
            entry("3", "x-correlation-id", "theirs"))
        .build();
  }

  abstract static class BySync extends ClientCall<SqsClient> {
    private final SqsStub stub = new SqsStub();

    @Override
    protected SqsClient client(ExecutionInterceptor... interceptors) {
      return SqsStub.client(stub, interceptors);
    }

    @Override
    protected ExecutionInterceptor interceptor() {
      return new BatonSqsInterceptor();
    }

    @Override
    protected String sent() {
      return stub.sent();
    }
  }

  static final class Sending extends BySync {
    @Override
    protected void send(SqsClient by) {
      by.sendMessage(message());
    }
  }

  static final class SendingBatches extends BySync {
    @Override
    protected void send(SqsClient by) {
      by.sendMessageBatch(batch());
    }
  }

  static final class SendingWithoutScope extends BySync {
    @Override
    protected boolean isInScope() {
      return false;
    }

    @Override
    protected void send(SqsClient by) {
      by.sendMessageBatch(batch());
    }
  }

  static class Receiving extends BySync {
    @Override
    protected void send(SqsClient by) {
      by.receiveMessage(r -> r.queueUrl("http://127.0.0.1:1/q").messageAttributeNames("mine"));
    }
  }

  static final class ReceivingWithoutScope extends Receiving {
    @Override
    protected boolean isInScope() {
      return false;
    }
  }

  static final class SendingAsync extends ClientCall<SqsAsyncClient> {
    private final SqsAsyncStub stub = new SqsAsyncStub();

    @Override
    protected SqsAsyncClient client(ExecutionInterceptor... interceptors) {
      return SqsAsyncStub.client(stub, interceptors);
    }

    @Override
    protected ExecutionInterceptor interceptor() {
      return new BatonSqsInterceptor();
    }

    @Override
    protected void send(SqsAsyncClient by) {
      by.sendMessageBatch(batch()).join();
    }

    @Override
    protected String sent() {
      return stub.sent();
    }
  }

  static final class StampingMessages extends StampCall<SendMessageRequest> {
    @Override
    protected SendMessageRequest made() {
      return message();
    }

    @Override
    protected SendMessageRequest stamped(SendMessageRequest made, CorrelationIds ids) {
      return SqsMessages.stamp(made, ids);
    }
  }

  static final class StampingEntries extends StampCall<SendMessageBatchRequestEntry> {
    @Override
    protected SendMessageBatchRequestEntry made() {
      return entry("1", "mine", "m");
    }

    @Override
    protected SendMessageBatchRequestEntry stamped(
        SendMessageBatchRequestEntry made, CorrelationIds ids) {
      return SqsMessages.stamp(made, ids);
    }
  }

  @Test
  void anExhaustedStackFailsNoCallThatGoesOutWithoutBaton() throws Exception {
    DeepStack.under(SendingBatches.class);
  }

  @Nested
  @ParameterizedClass
  @ValueSource(
      classes = {
        Sending.class,
        SendingBatches.class,
        SendingAsync.class,
        SendingWithoutScope.class,
        Receiving.class,
        ReceivingWithoutScope.class,
        StampingMessages.class,
        StampingEntries.class
      })
  class EachCall extends FaultContract {
    EachCall(Class<? extends Outgoing> type) {
      super(type, "sqs", BatonSqsInterceptor.class);
    }

    /** Whoever has an SDK without the newer list of names, or a broken one, is asked for nothing by it. */
    @Override
    protected String expected(Kind kind, String place) {
      return kind == Kind.CLASS_NOT_FOUND
              && (place.contains(".asksForTrace > ")
                  || place.endsWith(".MessageSystemAttributeName"))
          ? "sqs: asked"
          : null;
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.contract.DeepStack;
import io.github.baton4j.contract.FaultContract;
import io.github.baton4j.contract.OutgoingCall;
import io.github.baton4j.testkit.faults.Outgoing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** All that goes out by SQS under the contract of faults. */
class SqsFaultTest {
  abstract static class OfSqs extends FaultContract {
    @Override
    protected String transport() {
      return "sqs";
    }

    @Override
    protected Class<?> library() {
      return BatonSqsInterceptor.class;
    }
  }

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

  /** By a real client, down to the bytes. */
  abstract static class BySync extends OutgoingCall {
    private final SqsStub stub = new SqsStub();
    private SqsClient plain;
    private SqsClient client;

    @Override
    public final void open() {
      plain = SqsStub.client(stub);
      client = SqsStub.client(stub, new BatonSqsInterceptor());
    }

    abstract void send(SqsClient by);

    @Override
    public final String call() {
      send(client);
      return stub.sent();
    }

    @Override
    public final String callWithout() {
      send(plain);
      return stub.sent();
    }
  }

  static final class Sending extends BySync {
    @Override
    void send(SqsClient by) {
      by.sendMessage(message());
    }
  }

  static final class SendingBatches extends BySync {
    @Override
    void send(SqsClient by) {
      by.sendMessageBatch(batch());
    }
  }

  static final class SendingWithoutScope extends BySync {
    @Override
    protected boolean isInScope() {
      return false;
    }

    @Override
    void send(SqsClient by) {
      by.sendMessageBatch(batch());
    }
  }

  static class Receiving extends BySync {
    @Override
    void send(SqsClient by) {
      by.receiveMessage(r -> r.queueUrl("http://127.0.0.1:1/q").messageAttributeNames("mine"));
    }
  }

  static final class ReceivingWithoutScope extends Receiving {
    @Override
    protected boolean isInScope() {
      return false;
    }
  }

  static final class SendingAsync extends OutgoingCall {
    private final SqsAsyncStub stub = new SqsAsyncStub();
    private SqsAsyncClient plain;
    private SqsAsyncClient client;

    @Override
    public void open() {
      plain = SqsAsyncStub.client(stub);
      client = SqsAsyncStub.client(stub, new BatonSqsInterceptor());
    }

    @Override
    public String call() {
      client.sendMessageBatch(batch()).join();
      return stub.sent();
    }

    @Override
    public String callWithout() {
      plain.sendMessageBatch(batch()).join();
      return stub.sent();
    }
  }

  static final class StampingMessages extends OutgoingCall {
    @Override
    public void open() {}

    @Override
    public String call() {
      return SqsMessages.stamp(message(), ids()).toString();
    }

    @Override
    public String callWithout() {
      return message().toString();
    }
  }

  static final class StampingEntries extends OutgoingCall {
    @Override
    public void open() {}

    @Override
    public String call() {
      return SqsMessages.stamp(entry("1", "mine", "m"), ids()).toString();
    }

    @Override
    public String callWithout() {
      return entry("1", "mine", "m").toString();
    }
  }

  abstract static class ByHand extends OfSqs {
    @Override
    protected boolean isNeeded(String className) {
      return isDoorOfStamps(className);
    }
  }

  @Test
  void anExhaustedStackFailsNoCallThatGoesOutWithoutBaton() throws Exception {
    DeepStack.under(SendingBatches.class);
  }

  @Nested
  class SendMessage extends OfSqs {
    @Override
    protected Class<? extends Outgoing> type() {
      return Sending.class;
    }
  }

  @Nested
  class SendMessageBatch extends OfSqs {
    @Override
    protected Class<? extends Outgoing> type() {
      return SendingBatches.class;
    }
  }

  @Nested
  class SendMessageBatchByAnAsyncClient extends OfSqs {
    @Override
    protected Class<? extends Outgoing> type() {
      return SendingAsync.class;
    }
  }

  @Nested
  class SendMessageOutsideOfAnyScope extends OfSqs {
    @Override
    protected Class<? extends Outgoing> type() {
      return SendingWithoutScope.class;
    }
  }

  /** Whoever has an SDK without the newer list of names, or a broken one, is asked for nothing by it. */
  abstract static class Asking extends OfSqs {
    @Override
    protected String expected(Kind kind, String place) {
      return kind == Kind.CLASS_NOT_FOUND
              && (place.contains(".asksForTrace > ")
                  || place.endsWith(".MessageSystemAttributeName"))
          ? "sqs: asked"
          : null;
    }
  }

  @Nested
  class ReceiveMessage extends Asking {
    @Override
    protected Class<? extends Outgoing> type() {
      return Receiving.class;
    }
  }

  @Nested
  class ReceiveMessageOutsideOfAnyScope extends Asking {
    @Override
    protected Class<? extends Outgoing> type() {
      return ReceivingWithoutScope.class;
    }
  }

  @Nested
  class StampOfAMessage extends ByHand {
    @Override
    protected Class<? extends Outgoing> type() {
      return StampingMessages.class;
    }
  }

  @Nested
  class StampOfAnEntry extends ByHand {
    @Override
    protected Class<? extends Outgoing> type() {
      return StampingEntries.class;
    }
  }
}

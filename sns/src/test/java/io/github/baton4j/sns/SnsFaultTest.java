// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.contract.DeepStack;
import io.github.baton4j.contract.FaultContract;
import io.github.baton4j.contract.OutgoingCall;
import io.github.baton4j.testkit.faults.Outgoing;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** All that goes out by SNS under the contract of faults. */
class SnsFaultTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";

  abstract static class OfSns extends FaultContract {
    @Override
    protected String transport() {
      return "sns";
    }

    @Override
    protected Class<?> library() {
      return BatonSnsInterceptor.class;
    }
  }

  private static Map<String, MessageAttributeValue> attributes(String... pairs) {
    Map<String, MessageAttributeValue> attributes = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.put(
          pairs[i],
          MessageAttributeValue.builder()
              .dataType("String")
              .stringValue(pairs[i + 1])
              .build());
    }
    return attributes;
  }

  /** Of our chain, its length to be raised. */
  private static PublishRequest message() {
    return PublishRequest.builder()
        .topicArn(TOPIC)
        .subject("s")
        .message("mässage")
        .messageAttributes(
            attributes("mine", "m", "x-correlation-id", "hush-id", "call-chain-length", "1"))
        .build();
  }

  private static PublishBatchRequestEntry entry(String id, String... attributes) {
    return PublishBatchRequestEntry.builder()
        .id(id)
        .message("m")
        .messageAttributes(attributes(attributes))
        .build();
  }

  /** A new one, one of our chain, one of another. */
  private static PublishBatchRequest batch() {
    return PublishBatchRequest.builder()
        .topicArn(TOPIC)
        .publishBatchRequestEntries(
            entry("1"),
            entry("2", "x-correlation-id", "hush-id", "mine", "m"),
            entry("3", "x-correlation-id", "theirs"))
        .build();
  }

  /** By a real client, down to the bytes. */
  abstract static class BySync extends OutgoingCall {
    private final SnsStub stub = new SnsStub();
    private SnsClient plain;
    private SnsClient client;

    @Override
    public final void open() {
      plain = SnsStub.client(stub);
      client = SnsStub.client(stub, new BatonSnsInterceptor());
    }

    abstract void send(SnsClient by);

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

  static final class Publishing extends BySync {
    @Override
    void send(SnsClient by) {
      by.publish(message());
    }
  }

  static final class PublishingBatches extends BySync {
    @Override
    void send(SnsClient by) {
      by.publishBatch(batch());
    }
  }

  static final class PublishingToAPhone extends BySync {
    @Override
    void send(SnsClient by) {
      by.publish(r -> r.phoneNumber("+10000000000").message("m"));
    }
  }

  static final class PublishingWithoutScope extends BySync {
    @Override
    protected boolean isInScope() {
      return false;
    }

    @Override
    void send(SnsClient by) {
      by.publishBatch(batch());
    }
  }

  static final class PublishingAsync extends OutgoingCall {
    private final SnsAsyncStub stub = new SnsAsyncStub();
    private SnsAsyncClient plain;
    private SnsAsyncClient client;

    @Override
    public void open() {
      plain = SnsAsyncStub.client(stub);
      client = SnsAsyncStub.client(stub, new BatonSnsInterceptor());
    }

    private String sent(SnsAsyncClient by) {
      by.publishBatch(batch()).join();
      return stub.sent().get(stub.sent().size() - 1);
    }

    @Override
    public String call() {
      return sent(client);
    }

    @Override
    public String callWithout() {
      return sent(plain);
    }
  }

  static final class StampingMessages extends OutgoingCall {
    @Override
    public void open() {}

    @Override
    public String call() {
      return SnsMessages.stamp(message(), ids()).toString();
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
      return SnsMessages.stamp(entry("1", "mine", "m"), ids()).toString();
    }

    @Override
    public String callWithout() {
      return entry("1", "mine", "m").toString();
    }
  }

  abstract static class ByHand extends OfSns {
    @Override
    protected boolean isNeeded(String className) {
      return isDoorOfStamps(className);
    }
  }

  @Test
  void anExhaustedStackFailsNoCallThatGoesOutWithoutBaton() throws Exception {
    DeepStack.under(PublishingBatches.class);
  }

  @Nested
  class Publish extends OfSns {
    @Override
    protected Class<? extends Outgoing> type() {
      return Publishing.class;
    }
  }

  @Nested
  class PublishBatch extends OfSns {
    @Override
    protected Class<? extends Outgoing> type() {
      return PublishingBatches.class;
    }
  }

  @Nested
  class PublishToAPhone extends OfSns {
    @Override
    protected Class<? extends Outgoing> type() {
      return PublishingToAPhone.class;
    }
  }

  @Nested
  class PublishBatchByAnAsyncClient extends OfSns {
    @Override
    protected Class<? extends Outgoing> type() {
      return PublishingAsync.class;
    }
  }

  @Nested
  class PublishBatchOutsideOfAnyScope extends OfSns {
    @Override
    protected Class<? extends Outgoing> type() {
      return PublishingWithoutScope.class;
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

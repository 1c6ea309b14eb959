// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.DeepStack;
import io.github.baton4j.contract.FaultContract;
import io.github.baton4j.contract.StampCall;
import io.github.baton4j.contract.sdk.ClientCall;
import io.github.baton4j.testkit.faults.Outgoing;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** All that goes out by SNS under the contract of faults. */
class SnsFaultTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";

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

  abstract static class BySync extends ClientCall<SnsClient> {
    private final SnsStub stub = new SnsStub();

    @Override
    protected SnsClient client(ExecutionInterceptor... interceptors) {
      return SnsStub.client(stub, interceptors);
    }

    @Override
    protected ExecutionInterceptor interceptor() {
      return new BatonSnsInterceptor();
    }

    @Override
    protected String sent() {
      return stub.sent();
    }
  }

  static final class Publishing extends BySync {
    @Override
    protected void send(SnsClient by) {
      by.publish(message());
    }
  }

  static final class PublishingBatches extends BySync {
    @Override
    protected void send(SnsClient by) {
      by.publishBatch(batch());
    }
  }

  static final class PublishingToAPhone extends BySync {
    @Override
    protected void send(SnsClient by) {
      by.publish(r -> r.phoneNumber("+10000000000").message("m"));
    }
  }

  static final class PublishingWithoutScope extends BySync {
    @Override
    protected boolean isInScope() {
      return false;
    }

    @Override
    protected void send(SnsClient by) {
      by.publishBatch(batch());
    }
  }

  static final class PublishingAsync extends ClientCall<SnsAsyncClient> {
    private final SnsAsyncStub stub = new SnsAsyncStub();

    @Override
    protected SnsAsyncClient client(ExecutionInterceptor... interceptors) {
      return SnsAsyncStub.client(stub, interceptors);
    }

    @Override
    protected ExecutionInterceptor interceptor() {
      return new BatonSnsInterceptor();
    }

    @Override
    protected void send(SnsAsyncClient by) {
      by.publishBatch(batch()).join();
    }

    @Override
    protected String sent() {
      return stub.sent().get(stub.sent().size() - 1);
    }
  }

  static final class StampingMessages extends StampCall<PublishRequest> {
    @Override
    protected PublishRequest made() {
      return message();
    }

    @Override
    protected PublishRequest stamped(PublishRequest made, CorrelationIds ids) {
      return SnsMessages.stamp(made, ids);
    }
  }

  static final class StampingEntries extends StampCall<PublishBatchRequestEntry> {
    @Override
    protected PublishBatchRequestEntry made() {
      return entry("1", "mine", "m");
    }

    @Override
    protected PublishBatchRequestEntry stamped(PublishBatchRequestEntry made, CorrelationIds ids) {
      return SnsMessages.stamp(made, ids);
    }
  }

  @Test
  void anExhaustedStackFailsNoCallThatGoesOutWithoutBaton() throws Exception {
    DeepStack.under(PublishingBatches.class);
  }

  @Nested
  @ParameterizedClass
  @ValueSource(
      classes = {
        Publishing.class,
        PublishingBatches.class,
        PublishingToAPhone.class,
        PublishingAsync.class,
        PublishingWithoutScope.class,
        StampingMessages.class,
        StampingEntries.class
      })
  class EachCall extends FaultContract {
    EachCall(Class<? extends Outgoing> type) {
      super(type, "sns", BatonSnsInterceptor.class);
    }
  }
}

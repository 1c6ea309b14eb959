// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.contract.InjectionContract;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** Publish and PublishBatch under the injection contract. */
class SnsInjectionContractTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";

  abstract static class OverSns extends InjectionContract {
    abstract void send(SnsClient client, Map<String, MessageAttributeValue> attributes);

    /** Where the message stands in the form. */
    abstract String path();

    private Wire sendBy(Map<String, String> present, ExecutionInterceptor... interceptors) {
      SnsStub stub = new SnsStub();
      try (SnsClient client = SnsStub.client(stub, interceptors)) {
        send(client, SnsMessagesTest.attributes(new LinkedHashMap<>(present)));
      }
      return new AttributesWire(SnsStub.attributes(stub.sent(), path()), stub.sent());
    }

    @Override
    protected Wire send(Map<String, String> present) {
      return sendBy(present, new BatonSnsInterceptor());
    }

    @Override
    protected Wire sendWithoutBaton(Map<String, String> present) {
      return sendBy(present);
    }

    @Override
    protected Wire sendRegisteredTwice(Map<String, String> present) {
      return sendBy(present, new BatonSnsInterceptor(), new BatonSnsInterceptor());
    }

    @Override
    protected String transport() {
      return "sns";
    }
  }

  private record AttributesWire(Map<String, String> entries, String bytes)
      implements InjectionContract.Wire {}

  @Nested
  class Publish extends OverSns {
    @Override
    void send(SnsClient client, Map<String, MessageAttributeValue> attributes) {
      client.publish(r -> r.topicArn(TOPIC).message("message").messageAttributes(attributes));
    }

    @Override
    String path() {
      return "";
    }
  }

  @Nested
  class PublishBatch extends OverSns {
    @Override
    void send(SnsClient client, Map<String, MessageAttributeValue> attributes) {
      PublishBatchRequestEntry entry = PublishBatchRequestEntry.builder()
          .id("1")
          .message("message")
          .messageAttributes(attributes)
          .build();
      client.publishBatch(r -> r.topicArn(TOPIC).publishBatchRequestEntries(entry));
    }

    @Override
    String path() {
      return "PublishBatchRequestEntries.member.1.";
    }
  }
}

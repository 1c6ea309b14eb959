// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.baton4j.contract.InjectionContract;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** SendMessage and SendMessageBatch under the injection contract. */
class SqsInjectionContractTest {
  abstract static class OverSqs extends InjectionContract {
    abstract void send(SqsClient client, Map<String, MessageAttributeValue> attributes);

    abstract JsonNode message(JsonNode request);

    private Wire sendBy(Map<String, String> present, ExecutionInterceptor... interceptors)
        throws IOException {
      SqsStub stub = new SqsStub();
      try (SqsClient client = SqsStub.client(stub, interceptors)) {
        send(client, SqsMessagesContractTest.attributes(new LinkedHashMap<>(present)));
      }
      Map<String, String> entries = new LinkedHashMap<>();
      message(stub.sentJson()).path("MessageAttributes").properties().forEach(e -> {
        if (!e.getValue().path("DataType").asText().equals("String")) {
          throw new AssertionError("not a String: " + e);
        }
        entries.put(e.getKey(), e.getValue().path("StringValue").asText());
      });
      return new AttributesWire(entries, stub.sent());
    }

    @Override
    protected Wire send(Map<String, String> present) throws Exception {
      return sendBy(present, new BatonSqsInterceptor());
    }

    @Override
    protected Wire sendWithoutBaton(Map<String, String> present) throws Exception {
      return sendBy(present);
    }

    @Override
    protected Wire sendRegisteredTwice(Map<String, String> present) throws Exception {
      return sendBy(present, new BatonSqsInterceptor(), new BatonSqsInterceptor());
    }

    @Override
    protected String transport() {
      return "sqs";
    }
  }

  private record AttributesWire(Map<String, String> entries, String bytes)
      implements InjectionContract.Wire {}

  @Nested
  class SendMessage extends OverSqs {
    @Override
    void send(SqsClient client, Map<String, MessageAttributeValue> attributes) {
      client.sendMessage(r ->
          r.queueUrl("http://127.0.0.1:1/q").messageBody("body").messageAttributes(attributes));
    }

    @Override
    JsonNode message(JsonNode request) {
      return request;
    }
  }

  @Nested
  class SendMessageBatch extends OverSqs {
    @Override
    void send(SqsClient client, Map<String, MessageAttributeValue> attributes) {
      SendMessageBatchRequestEntry entry = SendMessageBatchRequestEntry.builder()
          .id("1")
          .messageBody("body")
          .messageAttributes(attributes)
          .build();
      client.sendMessageBatch(r -> r.queueUrl("http://127.0.0.1:1/q").entries(entry));
    }

    @Override
    JsonNode message(JsonNode request) {
      return request.path("Entries").path(0);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.AttributeRoom;
import io.github.baton4j.contract.Load;
import io.github.baton4j.contract.MessageScales;
import io.github.baton4j.contract.RoomContract;
import io.github.baton4j.contract.RoomDoor;
import io.github.baton4j.contract.Scales;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** SendMessage, SendMessageBatch and what is stamped by hand, under the contracts about room. */
class SqsRoomContractTest {
  private abstract static class OverSqs<C> extends RoomContract<C> implements AttributeRoom<C> {
    @Override
    public String transport() {
      return "sqs";
    }

    @Override
    public Scales scales(int setting) {
      return new MessageScales(false, setting);
    }

    abstract Map<String, MessageAttributeValue> attributes(C carrier);

    @Override
    public List<Load.Field> fields(C carrier) {
      List<Load.Field> fields = new ArrayList<>();
      attributes(carrier).forEach((name, value) -> {
        SdkBytes binary = value.binaryValue();
        int bytes = binary == null ? -1 : binary.asByteArrayUnsafe().length;
        fields.add(new Load.Field(name, value.dataType(), value.stringValue(), bytes));
      });
      return fields;
    }
  }

  private static Map<String, MessageAttributeValue> attributes(Load load) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    for (Load.Field field : load.fields()) {
      SdkBytes binary =
          field.binary() < 0 ? null : SdkBytes.fromByteArray(new byte[field.binary()]);
      attributes.put(
          field.name(),
          MessageAttributeValue.builder()
              .dataType(field.type())
              .stringValue(field.text())
              .binaryValue(binary)
              .build());
    }
    return attributes;
  }

  private static SdkRequest modified(SdkRequest request) {
    BatonSqsInterceptor interceptor = new BatonSqsInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  private abstract static class OneMessage extends OverSqs<SendMessageRequest> {
    @Override
    public SendMessageRequest carrier(Load load, int i) {
      return SendMessageRequest.builder()
          .queueUrl("http://127.0.0.1:1/q")
          .messageBody(load.body())
          .messageAttributes(SqsRoomContractTest.attributes(load))
          .build();
    }

    @Override
    Map<String, MessageAttributeValue> attributes(SendMessageRequest carrier) {
      return carrier.messageAttributes();
    }
  }

  private abstract static class Entries extends OverSqs<SendMessageBatchRequestEntry> {
    @Override
    public SendMessageBatchRequestEntry carrier(Load load, int i) {
      return SendMessageBatchRequestEntry.builder()
          .id("e" + i)
          .messageBody(load.body())
          .messageAttributes(SqsRoomContractTest.attributes(load))
          .build();
    }

    @Override
    Map<String, MessageAttributeValue> attributes(SendMessageBatchRequestEntry carrier) {
      return carrier.messageAttributes();
    }
  }

  @Nested
  class SendMessage extends OneMessage {
    @Override
    public List<SendMessageRequest> through(List<SendMessageRequest> carriers, CorrelationIds ids) {
      return List.of((SendMessageRequest) modified(carriers.get(0)));
    }
  }

  @Nested
  class SendMessageBatch extends Entries
      implements AttributeRoom.Batch<SendMessageBatchRequestEntry> {
    @Override
    public List<SendMessageBatchRequestEntry> through(
        List<SendMessageBatchRequestEntry> carriers, CorrelationIds ids) {
      SendMessageBatchRequest request = SendMessageBatchRequest.builder()
          .queueUrl("http://127.0.0.1:1/q")
          .entries(carriers)
          .build();
      return ((SendMessageBatchRequest) modified(request)).entries();
    }
  }

  @Nested
  class StampedMessage extends OneMessage implements RoomDoor.Stamp<SendMessageRequest> {
    @Override
    public List<SendMessageRequest> through(List<SendMessageRequest> carriers, CorrelationIds ids) {
      return List.of(SqsMessages.stamp(carriers.get(0), ids));
    }
  }

  @Nested
  class StampedEntry extends Entries implements RoomDoor.Stamp<SendMessageBatchRequestEntry> {
    @Override
    public List<SendMessageBatchRequestEntry> through(
        List<SendMessageBatchRequestEntry> carriers, CorrelationIds ids) {
      return List.of(SqsMessages.stamp(carriers.get(0), ids));
    }
  }
}

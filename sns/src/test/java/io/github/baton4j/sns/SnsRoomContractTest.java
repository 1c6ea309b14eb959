// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

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
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publish, PublishBatch and what is stamped by hand, under the contracts about room. */
class SnsRoomContractTest {
  private abstract static class OverSns<C> extends RoomContract<C> implements AttributeRoom<C> {
    @Override
    public String transport() {
      return "sns";
    }

    @Override
    public Scales scales(int setting) {
      return new MessageScales(true, setting);
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
    BatonSnsInterceptor interceptor = new BatonSnsInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  private abstract static class OneMessage extends OverSns<PublishRequest> {
    @Override
    public PublishRequest carrier(Load load, int i) {
      return PublishRequest.builder()
          .topicArn("arn:aws:sns:eu-west-1:000000000000:orders")
          .message(load.body())
          .subject(load.beside())
          .messageAttributes(SnsRoomContractTest.attributes(load))
          .build();
    }

    @Override
    Map<String, MessageAttributeValue> attributes(PublishRequest carrier) {
      return carrier.messageAttributes();
    }
  }

  private abstract static class Entries extends OverSns<PublishBatchRequestEntry> {
    @Override
    public PublishBatchRequestEntry carrier(Load load, int i) {
      return PublishBatchRequestEntry.builder()
          .id("e" + i)
          .message(load.body())
          .subject(load.beside())
          .messageAttributes(SnsRoomContractTest.attributes(load))
          .build();
    }

    @Override
    Map<String, MessageAttributeValue> attributes(PublishBatchRequestEntry carrier) {
      return carrier.messageAttributes();
    }
  }

  @Nested
  class Publish extends OneMessage {
    @Override
    public List<PublishRequest> through(List<PublishRequest> carriers, CorrelationIds ids) {
      return List.of((PublishRequest) modified(carriers.get(0)));
    }
  }

  @Nested
  class PublishBatch extends Entries implements AttributeRoom.Batch<PublishBatchRequestEntry> {
    @Override
    public List<PublishBatchRequestEntry> through(
        List<PublishBatchRequestEntry> carriers, CorrelationIds ids) {
      PublishBatchRequest request = PublishBatchRequest.builder()
          .topicArn("arn:aws:sns:eu-west-1:000000000000:orders")
          .publishBatchRequestEntries(carriers)
          .build();
      return ((PublishBatchRequest) modified(request)).publishBatchRequestEntries();
    }
  }

  @Nested
  class StampedMessage extends OneMessage implements RoomDoor.Stamp<PublishRequest> {
    @Override
    public List<PublishRequest> through(List<PublishRequest> carriers, CorrelationIds ids) {
      return List.of(SnsMessages.stamp(carriers.get(0), ids));
    }
  }

  @Nested
  class StampedEntry extends Entries implements RoomDoor.Stamp<PublishBatchRequestEntry> {
    @Override
    public List<PublishBatchRequestEntry> through(
        List<PublishBatchRequestEntry> carriers, CorrelationIds ids) {
      return List.of(SnsMessages.stamp(carriers.get(0), ids));
    }
  }
}

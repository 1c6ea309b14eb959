// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Messages as an event source mapping puts them into an event. */
final class SqsEvents {
  private SqsEvents() {}

  static SQSEvent of(List<Message> messages, String queueUrl) {
    String queue = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    String arn = "arn:aws:sqs:eu-west-1:000000000000:" + queue;
    SQSEvent event = new SQSEvent();
    event.setRecords(messages.stream().map(message -> record(message, arn)).toList());
    return event;
  }

  private static SQSEvent.SQSMessage record(Message message, String arn) {
    SQSEvent.SQSMessage event = new SQSEvent.SQSMessage();
    event.setMessageId(message.messageId());
    event.setReceiptHandle(message.receiptHandle());
    event.setBody(message.body());
    event.setMd5OfBody(message.md5OfBody());
    event.setMd5OfMessageAttributes(message.md5OfMessageAttributes());
    event.setAttributes(new LinkedHashMap<>(message.attributesAsStrings()));
    event.setMessageAttributes(attributes(message.messageAttributes()));
    event.setEventSource("aws:sqs");
    event.setEventSourceArn(arn);
    event.setAwsRegion("eu-west-1");
    return event;
  }

  private static Map<String, SQSEvent.MessageAttribute> attributes(
      Map<String, MessageAttributeValue> attributes) {
    Map<String, SQSEvent.MessageAttribute> out = new LinkedHashMap<>();
    attributes.forEach((name, value) -> {
      SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
      attribute.setDataType(value.dataType());
      attribute.setStringValue(value.stringValue());
      attribute.setStringListValues(List.of());
      attribute.setBinaryListValues(List.of());
      SdkBytes binary = value.binaryValue();
      if (binary != null) {
        attribute.setBinaryValue(binary.asByteBuffer());
      }
      out.put(name, attribute);
    });
    return out;
  }
}

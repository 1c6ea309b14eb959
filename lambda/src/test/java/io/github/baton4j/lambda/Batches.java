// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Batches of messages and of records, and what was reported of them. */
final class Batches {
  private Batches() {}

  static SQSEvent.SQSMessage message(String messageId, Map<String, String> ids) {
    Map<String, SQSEvent.MessageAttribute> attributes = new HashMap<>();
    ids.forEach((name, value) -> {
      SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
      attribute.setDataType("String");
      attribute.setStringValue(value);
      attributes.put(name, attribute);
    });
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(messageId);
    message.setMessageAttributes(attributes);
    message.setAttributes(new HashMap<>(Map.of("ApproximateReceiveCount", "1")));
    message.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:orders");
    return message;
  }

  static SQSEvent.SQSMessage fifo(String messageId, String group) {
    SQSEvent.SQSMessage message = message(messageId, Map.of());
    message.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:orders.fifo");
    message.getAttributes().put("MessageGroupId", group);
    return message;
  }

  static SQSEvent event(SQSEvent.SQSMessage... messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(Arrays.asList(messages));
    return event;
  }

  static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .collect(Collectors.toList());
  }

  static KinesisEvent.KinesisEventRecord streamRecord(String number, String data) {
    KinesisEvent.Record kinesis = new KinesisEvent.Record();
    kinesis.setSequenceNumber(number);
    kinesis.setData(ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
    KinesisEvent.KinesisEventRecord streamRecord = new KinesisEvent.KinesisEventRecord();
    streamRecord.setEventID("shardId-0:" + number);
    streamRecord.setKinesis(kinesis);
    return streamRecord;
  }

  static KinesisEvent.KinesisEventRecord chained(String number, String id) {
    return streamRecord(number, "{\"__context__\":{\"x-correlation-id\":\"" + id + "\"}}");
  }

  static KinesisEvent event(KinesisEvent.KinesisEventRecord... records) {
    KinesisEvent event = new KinesisEvent();
    event.setRecords(Arrays.asList(records));
    return event;
  }

  static List<String> failed(StreamsEventResponse response) {
    return response.getBatchItemFailures().stream()
        .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
        .collect(Collectors.toList());
  }

  static String numberOf(KinesisEvent.KinesisEventRecord each) {
    return each.getKinesis().getSequenceNumber();
  }
}

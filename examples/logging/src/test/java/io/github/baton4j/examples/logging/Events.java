// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One event of each type, with these IDs where that type has them. */
final class Events {
  /** What Lambda calls a record of Kinesis. */
  static final String SHARD = "shardId-000000000000:";

  private Events() {}

  static APIGatewayProxyRequestEvent restApi(Map<String, String> ids, String requestId) {
    APIGatewayProxyRequestEvent.ProxyRequestContext context =
        new APIGatewayProxyRequestEvent.ProxyRequestContext();
    context.setRequestId(requestId);
    return new APIGatewayProxyRequestEvent().withHeaders(ids).withRequestContext(context);
  }

  static APIGatewayV2HTTPEvent httpApi(Map<String, String> ids, String requestId) {
    return APIGatewayV2HTTPEvent.builder()
        .withHeaders(ids)
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRequestId(requestId)
            .build())
        .build();
  }

  static ApplicationLoadBalancerRequestEvent loadBalancer(Map<String, String> ids) {
    ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
    event.setHeaders(ids);
    return event;
  }

  static SQSEvent.SQSMessage message(Map<String, String> ids, String messageId, int receives) {
    Map<String, SQSEvent.MessageAttribute> attributes = new HashMap<>();
    ids.forEach((name, value) -> {
      SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
      attribute.setDataType("String");
      attribute.setStringValue(value);
      attributes.put(name, attribute);
    });
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(messageId);
    message.setBody("{}");
    message.setMessageAttributes(attributes);
    message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(receives)));
    message.setEventSource("aws:sqs");
    return message;
  }

  static SQSEvent queue(List<SQSEvent.SQSMessage> messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    return event;
  }

  static SNSEvent topic(Map<String, String> ids, String messageId) {
    Map<String, SNSEvent.MessageAttribute> attributes = new HashMap<>();
    ids.forEach((name, value) -> {
      SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
      attribute.setType("String");
      attribute.setValue(value);
      attributes.put(name, attribute);
    });
    SNSEvent.SNS sns = new SNSEvent.SNS();
    sns.setMessageId(messageId);
    sns.setMessage("{}");
    sns.setMessageAttributes(attributes);
    SNSEvent.SNSRecord message = new SNSEvent.SNSRecord();
    message.setEventSource("aws:sns");
    message.setSns(sns);
    SNSEvent event = new SNSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  /** A record whose event ID is {@link #SHARD} with the sequence number. */
  static KinesisEvent.KinesisEventRecord streamed(Map<String, String> ids, String sequenceNumber) {
    KinesisEvent.Record data = new KinesisEvent.Record();
    data.setSequenceNumber(sequenceNumber);
    data.setPartitionKey("p");
    data.setData(ByteBuffer.wrap(
        ("{\"__context__\":" + json(ids) + "}").getBytes(StandardCharsets.US_ASCII)));
    KinesisEvent.KinesisEventRecord streamed = new KinesisEvent.KinesisEventRecord();
    streamed.setEventID(SHARD + sequenceNumber);
    streamed.setEventSource("aws:kinesis");
    streamed.setKinesis(data);
    return streamed;
  }

  static KinesisEvent stream(List<KinesisEvent.KinesisEventRecord> all) {
    KinesisEvent event = new KinesisEvent();
    event.setRecords(all);
    return event;
  }

  static ScheduledEvent bus(Map<String, String> ids, String id) {
    ScheduledEvent event = new ScheduledEvent();
    event.setId(id);
    event.setSource("shop");
    event.setDetailType("OrderPlaced");
    event.setDetail(Map.of("__context__", ids));
    return event;
  }

  /** What one function hands to another when it invokes it. */
  static Map<String, Object> direct(Map<String, String> ids) {
    return Map.of("order", "o-1", "__context__", ids);
  }

  private static String json(Map<String, String> members) {
    StringBuilder json = new StringBuilder("{");
    members.forEach((name, value) -> {
      json.append(json.length() == 1 ? "\"" : ",\"").append(name).append("\":\"");
      value.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
      json.append('"');
    });
    return json.append('}').toString();
  }
}

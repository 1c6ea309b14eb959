// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.kinesis.StoredRecord;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What arrived, as the JSON in which AWS hands it to a function. SNS' own is the stand-in's. */
final class LambdaEvents {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final String ACCOUNT = "eu-west-1:000000000000:";
  private static int requests;

  private LambdaEvents() {}

  /** A request of a REST API (v1): {@code headers} has the last one of each name. */
  static String api(RecordedRequest request) {
    ObjectNode event = JSON.createObjectNode();
    event.put("resource", "/posts").put("path", "/posts").put("httpMethod", request.method());
    ObjectNode headers = event.putObject("headers");
    ObjectNode several = event.putObject("multiValueHeaders");
    for (Map.Entry<String, String> header : request.headers()) {
      headers.put(header.getKey(), header.getValue());
      several.withArray(header.getKey()).add(header.getValue());
    }
    event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
    event.putNull("pathParameters").putNull("stageVariables");
    event
        .putObject("requestContext")
        .put("requestId", "api-request-" + requests++)
        .put("stage", "prod")
        .put("httpMethod", request.method())
        .putObject("identity")
        .put("sourceIp", "127.0.0.1");
    event.put("body", request.text()).put("isBase64Encoded", false);
    return text(event);
  }

  static String sqs(
      String queue, List<software.amazon.awssdk.services.sqs.model.Message> messages) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (software.amazon.awssdk.services.sqs.model.Message message : messages) {
      ObjectNode each = records.addObject();
      each.put("messageId", message.messageId()).put("receiptHandle", message.receiptHandle());
      each.put("body", message.body());
      each.putObject("attributes")
          .put("ApproximateReceiveCount", "1")
          .put("SentTimestamp", "1760000000000");
      ObjectNode attributes = each.putObject("messageAttributes");
      message.messageAttributes().forEach((name, value) -> attribute(attributes, name, value));
      each.put("md5OfBody", message.md5OfBody())
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", "arn:aws:sqs:" + ACCOUNT + queue)
          .put("awsRegion", "eu-west-1");
    }
    return text(event);
  }

  private static void attribute(ObjectNode attributes, String name, MessageAttributeValue value) {
    ObjectNode attribute = attributes.putObject(name);
    if (value.binaryValue() == null) {
      attribute.put("stringValue", value.stringValue());
    } else {
      attribute.put("binaryValue", value.binaryValue().asByteArray());
    }
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    attribute.put("dataType", value.dataType());
  }

  static String kinesis(String stream, List<StoredRecord> stored) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (StoredRecord each : stored) {
      ObjectNode one = records.addObject();
      one.putObject("kinesis")
          .put("kinesisSchemaVersion", "1.0")
          .put("partitionKey", each.partitionKey())
          .put("sequenceNumber", each.sequenceNumber())
          .put("data", each.data())
          .put("approximateArrivalTimestamp", each.arrival().toEpochMilli() / 1000.0);
      one.put("eventSource", "aws:kinesis")
          .put("eventVersion", "1.0")
          .put("eventID", each.shardId() + ":" + each.sequenceNumber())
          .put("eventName", "aws:kinesis:record")
          .put("invokeIdentityArn", "arn:aws:iam::000000000000:role/f")
          .put("awsRegion", "eu-west-1")
          .put("eventSourceARN", "arn:aws:kinesis:" + ACCOUNT + "stream/" + stream);
    }
    return text(event);
  }

  private static String text(ObjectNode event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events as the maps that a parser makes of them, each with the given IDs where its source has them. */
public final class EventShapes {
  public static final ObjectMapper JSON = new ObjectMapper();

  private EventShapes() {}

  public static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  public static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Map<String, Object> rest(Map<String, ?> ids, String requestId) {
    return map(
        "resource",
        "/posts",
        "path",
        "/posts",
        "httpMethod",
        "POST",
        "headers",
        ids,
        "multiValueHeaders",
        null,
        "requestContext",
        map("requestId", requestId, "stage", "prod", "identity", map()),
        "body",
        "{}",
        "isBase64Encoded",
        false);
  }

  public static Map<String, Object> httpApi(Map<String, ?> ids, String requestId) {
    return map(
        "version",
        "2.0",
        "routeKey",
        "$default",
        "rawPath",
        "/posts",
        "headers",
        ids,
        "requestContext",
        map("http", map("method", "POST"), "requestId", requestId),
        "isBase64Encoded",
        false);
  }

  public static Map<String, Object> loadBalancer(Map<String, ?> ids) {
    return map(
        "requestContext", map("elb", map("targetGroupArn", "arn:aws:elasticloadbalancing:x")),
        "httpMethod", "GET",
        "path", "/",
        "headers", ids,
        "body", "");
  }

  public static Map<String, Object> webSocket(Map<String, ?> ids, String requestId) {
    return map(
        "headers",
        ids,
        "requestContext",
        map(
            "routeKey",
            "$connect",
            "eventType",
            "CONNECT",
            "connectionId",
            "c=",
            "requestId",
            requestId));
  }

  public static Map<String, Object> sqsRecord(Map<String, ?> ids, String messageId) {
    Map<String, Object> attributes = map();
    ids.forEach((name, value) -> attributes.put(
        name,
        map(
            "stringValue",
            value,
            "stringListValues",
            List.of(),
            "binaryListValues",
            List.of(),
            "dataType",
            "String")));
    return map(
        "messageId",
        messageId,
        "body",
        "hello",
        "attributes",
        map("ApproximateReceiveCount", "2"),
        "messageAttributes",
        attributes,
        "eventSource",
        "aws:sqs",
        "eventSourceARN",
        "arn:aws:sqs:eu-west-1:000000000000:q");
  }

  public static Map<String, Object> snsRecord(Map<String, ?> ids, String messageId) {
    Map<String, Object> attributes = map();
    ids.forEach((name, value) -> attributes.put(name, map("Type", "String", "Value", value)));
    return map(
        "EventSource",
        "aws:sns",
        "Sns",
        map(
            "MessageId",
            messageId,
            "TopicArn",
            "arn:aws:sns:eu-west-1:000000000000:t",
            "Message",
            "hello",
            "MessageAttributes",
            attributes));
  }

  public static Map<String, Object> kinesisRecord(Map<String, ?> ids, String eventId) {
    byte[] data = json(map("__context__", ids, "text", "hello"));
    return map(
        "kinesis",
        map(
            "partitionKey", "p",
            "sequenceNumber", "49",
            "data", Base64.getEncoder().encodeToString(data)),
        "eventSource",
        "aws:kinesis",
        "eventID",
        eventId);
  }

  public static Map<String, Object> batch(Object... records) {
    return map("Records", List.of(records));
  }

  public static Map<String, Object> eventBridge(Map<String, ?> ids, String id) {
    return map(
        "version", "0",
        "id", id,
        "detail-type", "PostCreated",
        "source", "feed",
        "account", "000000000000",
        "time", "2026-11-20T00:00:00Z",
        "region", "eu-west-1",
        "resources", List.of(),
        "detail", map("__context__", ids, "post", 1));
  }

  public static Map<String, Object> direct(Map<String, ?> ids) {
    return map("__context__", ids, "post", 1);
  }

  public static Map<String, Object> destination(Map<String, ?> original, String requestId) {
    return map(
        "version",
        "1.0",
        "timestamp",
        "2026-11-20T00:00:00.000Z",
        "requestContext",
        map(
            "requestId",
            requestId,
            "functionArn",
            "arn:aws:lambda:eu-west-1:000000000000:function:f:$LATEST",
            "condition",
            "RetriesExhausted",
            "approximateInvokeCount",
            3),
        "requestPayload",
        original,
        "responseContext",
        map("statusCode", 200, "executedVersion", "$LATEST"),
        "responsePayload",
        map("errorMessage", "no"));
  }

  public static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.http.HttpEvents;
import io.github.baton4j.kinesis.KinesisEvents;
import io.github.baton4j.sns.SnsEvents;
import io.github.baton4j.sqs.SqsEvents;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request or a record that came as a map into Lambda's class for it, as far as IDs are concerned, for the one door
 * that reads it.
 */
final class MapRecords {
  private MapRecords() {}

  /** What came in with a request, which made by hand may not have all that a gateway's has; null when it is none. */
  static @Nullable Incoming http(Map<?, ?> event, Map<?, ?> request) {
    Map<String, String> headers = MapValues.texts(MapValues.map(event, "headers"));
    if (MapValues.map(request, "elb") != null) {
      ApplicationLoadBalancerRequestEvent typed = new ApplicationLoadBalancerRequestEvent();
      typed.setHeaders(headers);
      typed.setMultiValueHeaders(MapValues.lists(MapValues.map(event, "multiValueHeaders")));
      return HttpEvents.incoming(typed);
    }
    String id = MapValues.text(request, "requestId");
    boolean hasHeaders = headers != null || MapValues.map(event, "multiValueHeaders") != null;
    if (MapValues.map(request, "http") != null
        || (hasHeaders && "2.0".equals(event.get("version")))) {
      return httpApi(headers, id);
    }
    boolean isRest = event.containsKey("httpMethod") && (hasHeaders || id != null);
    boolean isGateways =
        id != null && (hasHeaders || MapValues.text(request, "connectionId") != null);
    if (!isRest && !isGateways) {
      return null;
    }
    APIGatewayProxyRequestEvent typed = new APIGatewayProxyRequestEvent();
    typed.setHeaders(headers);
    typed.setMultiValueHeaders(MapValues.lists(MapValues.map(event, "multiValueHeaders")));
    return restApi(typed, id);
  }

  /** What came in with a request of an HTTP API, a function URL, or their authorizer. */
  static Incoming httpApi(@Nullable Map<String, String> headers, @Nullable String requestId) {
    APIGatewayV2HTTPEvent.RequestContext request = new APIGatewayV2HTTPEvent.RequestContext();
    request.setRequestId(requestId);
    APIGatewayV2HTTPEvent typed = new APIGatewayV2HTTPEvent();
    typed.setHeaders(headers);
    typed.setRequestContext(request);
    return HttpEvents.incoming(typed);
  }

  /** What came in with a request of a REST or WebSocket API, or their authorizer. */
  static Incoming restApi(APIGatewayProxyRequestEvent typed, @Nullable String requestId) {
    APIGatewayProxyRequestEvent.ProxyRequestContext request =
        new APIGatewayProxyRequestEvent.ProxyRequestContext();
    request.setRequestId(requestId);
    typed.setRequestContext(request);
    return HttpEvents.incoming(typed);
  }

  /** What came in with one record of a batch; null when it is none of a service that carries IDs. */
  static @Nullable Incoming of(Map<?, ?> one) {
    Object source =
        one.containsKey("EventSource") ? one.get("EventSource") : one.get("eventSource");
    if ("aws:sqs".equals(source)) {
      return SqsEvents.incoming(sqs(one));
    }
    if ("aws:kinesis".equals(source)) {
      return KinesisEvents.incoming(kinesis(one));
    }
    return "aws:sns".equals(source) ? SnsEvents.incoming(sns(one)) : null;
  }

  private static SQSEvent.SQSMessage sqs(Map<?, ?> one) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(MapValues.text(one, "messageId"));
    message.setBody(MapValues.text(one, "body"));
    message.setAttributes(MapValues.texts(MapValues.map(one, "attributes")));
    Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, Map<?, ?>> each :
        MapValues.maps(MapValues.map(one, "messageAttributes")).entrySet()) {
      SQSEvent.MessageAttribute typed = new SQSEvent.MessageAttribute();
      typed.setDataType(MapValues.text(each.getValue(), "dataType"));
      typed.setStringValue(MapValues.text(each.getValue(), "stringValue"));
      attributes.put(each.getKey(), typed);
    }
    message.setMessageAttributes(attributes);
    return message;
  }

  private static SNSEvent.SNSRecord sns(Map<?, ?> one) {
    SNSEvent.SNSRecord message = new SNSEvent.SNSRecord();
    Map<?, ?> inner = MapValues.map(one, "Sns");
    if (inner != null) {
      SNSEvent.SNS sns = new SNSEvent.SNS();
      sns.setMessageId(MapValues.text(inner, "MessageId"));
      Map<String, SNSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
      for (Map.Entry<String, Map<?, ?>> each :
          MapValues.maps(MapValues.map(inner, "MessageAttributes")).entrySet()) {
        SNSEvent.MessageAttribute typed = new SNSEvent.MessageAttribute();
        typed.setType(MapValues.text(each.getValue(), "Type"));
        typed.setValue(MapValues.text(each.getValue(), "Value"));
        attributes.put(each.getKey(), typed);
      }
      sns.setMessageAttributes(attributes);
      message.setSns(sns);
    }
    return message;
  }

  private static KinesisEvent.KinesisEventRecord kinesis(Map<?, ?> one) {
    KinesisEvent.KinesisEventRecord typed = new KinesisEvent.KinesisEventRecord();
    typed.setEventID(MapValues.text(one, "eventID"));
    Map<?, ?> inner = MapValues.map(one, "kinesis");
    String data = inner == null ? null : MapValues.text(inner, "data");
    if (data != null) {
      KinesisEvent.Record content = new KinesisEvent.Record();
      content.setData(ByteBuffer.wrap(decoded(data)));
      typed.setKinesis(content);
    }
    return typed;
  }

  /** Of what is not in Base64, nothing: it is as little one JSON object as other data that is none. */
  private static byte[] decoded(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.Baton;
import io.github.baton4j.contract.ExpectedCapture;
import io.github.baton4j.contract.ExpectedMessage;
import io.github.baton4j.contract.ExpectedRequest;
import io.github.baton4j.contract.FuzzedJson;
import io.github.baton4j.contract.StrictJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be captured from an event or a record that is a map, by the shapes that AWS documents. */
final class ExpectedEvent {
  private static final Baton BATON = Baton.builder().build();

  private ExpectedEvent() {}

  static ExpectedCapture of(Map<String, Object> event) {
    return of(FuzzedJson.of(plain(event)), null, 5);
  }

  /** What is of no kind that an event has is left out, and a number is written as JSON would write it shortest. */
  private static Map<String, Object> plain(Map<?, ?> any) {
    Map<String, Object> plain = new LinkedHashMap<>();
    any.forEach((name, value) -> {
      if (name != null) {
        plain.put((String) name, plain(value));
      }
    });
    return plain;
  }

  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      return plain(map);
    }
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>();
      list.forEach(each -> plain.add(plain(each)));
      return plain;
    }
    boolean isWhole = value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) <= 9007199254740992.0;
    return isWhole ? (Object) ((Double) value).longValue() : value;
  }

  private static ExpectedCapture of(FuzzedJson event, String requestId, int destinations) {
    FuzzedJson request = event.at("requestContext");
    if (destinations > 0 && isDestination(request)) {
      return of(event.at("requestPayload"), text(request.at("requestId")), destinations - 1);
    }
    ExpectedCapture http = http(event, request);
    if (http != null) {
      return http;
    }
    List<FuzzedJson> records = recognised(event);
    if (!records.isEmpty()) {
      FuzzedJson first = records.get(0);
      return records.size() == 1 && "aws:sns".equals(source(first))
          ? ofRecord(first)
          : batch(records);
    }
    if (event.members() != null && isRecord(event)) {
      return ofRecord(event);
    }
    return event.members() != null
            && event.members().containsKey("detail")
            && text(event.at("detail-type")) != null
            && text(event.at("source")) != null
        ? ofEventBridge(event, destinations)
        : context(event).fallback(requestId);
  }

  private static boolean isDestination(FuzzedJson request) {
    return text(request.at("functionArn")) != null && text(request.at("condition")) != null;
  }

  private static ExpectedCapture http(FuzzedJson event, FuzzedJson request) {
    FuzzedJson asRequest = FuzzedJson.of(request(event));
    boolean hasHeaders =
        event.at("headers").members() != null || event.at("multiValueHeaders").members() != null;
    if (request.at("elb").members() != null) {
      return ExpectedRequest.ofBalanced(asRequest);
    }
    boolean isSecond = hasHeaders && "2.0".equals(raw(event, "version"));
    if (request.at("http").members() != null || isSecond) {
      return ExpectedRequest.ofJoined(asRequest);
    }
    boolean hasId = text(request.at("requestId")) != null;
    boolean hasMethod = event.members() != null && event.members().containsKey("httpMethod");
    boolean isRequest = (hasMethod && (hasHeaders || hasId))
        || (hasId && (hasHeaders || text(request.at("connectionId")) != null));
    return isRequest ? ExpectedRequest.ofBothMaps(asRequest) : null;
  }

  /** Of a request what can be read: text, and lists of text. */
  private static Map<String, Object> request(FuzzedJson event) {
    Map<String, Object> lists = new LinkedHashMap<>();
    if (event.at("multiValueHeaders").members() != null) {
      event.at("multiValueHeaders").members().forEach((name, values) -> {
        if (values instanceof List<?> list) {
          lists.put(
              name,
              list.stream()
                  .filter(each -> each != null && !(each instanceof Map || each instanceof List))
                  .toList());
        }
      });
    }
    return EventShapes.map(
        "headers",
        texts(event.at("headers")),
        "multiValueHeaders",
        lists,
        "requestContext",
        EventShapes.map("requestId", text(event.at("requestContext").at("requestId"))));
  }

  private static String source(FuzzedJson record) {
    Map<String, Object> members = record.members();
    Object source = members.get(members.containsKey("EventSource") ? "EventSource" : "eventSource");
    return source instanceof String text ? text : null;
  }

  private static boolean isRecord(FuzzedJson one) {
    String source = source(one);
    return source != null && List.of("aws:sqs", "aws:kinesis", "aws:sns").contains(source);
  }

  private static List<FuzzedJson> recognised(FuzzedJson event) {
    List<FuzzedJson> records = new ArrayList<>();
    if (raw(event, "Records") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> map && isRecord(FuzzedJson.of(plain(map)))) {
          records.add(FuzzedJson.of(plain(map)));
        }
      }
    }
    return records;
  }

  /** Each of the records is judged by itself elsewhere. */
  private static ExpectedCapture batch(List<FuzzedJson> records) {
    int longest = 0;
    for (FuzzedJson each : records) {
      Map<String, Object> one =
          each.members(); // which is a record here, whatever else it looks like
      one.keySet().removeAll(List.of("requestContext", "httpMethod", "version", "Records"));
      String hops = BATON.capture(JsonEvents.incoming(one)).get("call-chain-length");
      longest = Math.max(longest, Integer.parseInt(hops) - 1);
    }
    return ExpectedCapture.trusted().field("call-chain-length", longest);
  }

  private static ExpectedCapture ofRecord(FuzzedJson one) {
    return switch (source(one)) {
      case "aws:sqs" ->
        ExpectedMessage.ofSqs(FuzzedJson.of(EventShapes.map(
            "messageId", text(one.at("messageId")),
            "body", text(one.at("body")),
            "messageAttributes", attributes(one.at("messageAttributes")))));
      case "aws:sns" ->
        ExpectedMessage.ofSns(FuzzedJson.of(EventShapes.map(
            "Sns",
            EventShapes.map(
                "MessageId", text(one.at("Sns").at("MessageId")),
                "MessageAttributes", attributes(one.at("Sns").at("MessageAttributes"))))));
      default ->
        ExpectedCapture.trusted()
            .context(StrictJson.object(data(text(one.at("kinesis").at("data")))))
            .fallback(text(one.at("eventID")));
    };
  }

  private static byte[] data(String base64) {
    try {
      return base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Map<String, Object> attributes(FuzzedJson attributes) {
    Map<String, Object> texts = new LinkedHashMap<>();
    attributes.each().forEach((name, each) -> {
      if (each.members() != null) {
        texts.put(name, texts(each));
      }
    });
    return texts;
  }

  private static ExpectedCapture ofEventBridge(FuzzedJson event, int destinations) {
    FuzzedJson detail = event.at("detail");
    return destinations > 0 && isDestination(detail.at("requestContext"))
        ? of(detail, null, destinations)
        : context(detail).fallback(text(event.at("id")));
  }

  private static ExpectedCapture context(FuzzedJson payload) {
    return ExpectedCapture.trusted().fields(texts(payload.at("__context__")));
  }

  /** The members that are text, a number or a boolean. */
  private static Map<String, Object> texts(FuzzedJson of) {
    if (of.members() == null) {
      return null;
    }
    Map<String, Object> texts = new LinkedHashMap<>();
    of.each().forEach((name, each) -> {
      if (text(each) != null) {
        texts.put(name, text(each));
      }
    });
    return texts;
  }

  private static Object raw(FuzzedJson of, String name) {
    return of.members() == null ? null : of.members().get(name);
  }

  /** Null for an object or an array, too. */
  private static String text(FuzzedJson of) {
    return of.isSimple() ? of.text() : null;
  }
}

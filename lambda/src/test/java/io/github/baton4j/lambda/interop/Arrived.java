// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One record of an event, seen by neither side's library.
 *
 * @param id what it has of its own: of the request, of the message, of the record
 * @param text the body, the message, the data
 * @param attributes attributes or headers; those of bytes as text
 */
record Arrived(String id, String text, Map<String, String> attributes) {
  static List<Arrived> in(Source source, String event) {
    JsonNode read = json(event);
    if (source == Source.API) {
      Map<String, String> headers = new TreeMap<>();
      read.get("headers")
          .properties()
          .forEach(each -> headers.put(each.getKey(), each.getValue().textValue()));
      String id = read.at("/requestContext/requestId").textValue();
      return List.of(new Arrived(id, read.get("body").textValue(), headers));
    }
    List<Arrived> all = new ArrayList<>();
    for (JsonNode each : read.get("Records")) {
      all.add(
          switch (source) {
            case SNS -> notified(each.get("Sns"));
            case ENVELOPE -> notified(json(each.get("body").textValue()));
            case KINESIS -> {
              String data = decoded(each.at("/kinesis/data"));
              yield new Arrived(each.get("eventID").textValue(), data, Map.of());
            }
            default ->
              new Arrived(
                  each.get("messageId").textValue(),
                  each.get("body").textValue(),
                  attributes(each.get("messageAttributes"), "dataType", "stringValue"));
          });
    }
    return all;
  }

  private static Arrived notified(JsonNode message) {
    return new Arrived(
        message.get("MessageId").textValue(),
        message.get("Message").textValue(),
        attributes(message.path("MessageAttributes"), "Type", "Value"));
  }

  private static Map<String, String> attributes(JsonNode all, String type, String value) {
    Map<String, String> attributes = new TreeMap<>();
    all.properties().forEach(each -> {
      JsonNode attribute = each.getValue();
      boolean binary = "Binary".equals(attribute.get(type).textValue());
      JsonNode bytes = attribute.path("binaryValue");
      String text = binary
          ? decoded(bytes.isMissingNode() ? attribute.get(value) : bytes)
          : attribute.get(value).textValue();
      attributes.put(each.getKey(), text);
    });
    return attributes;
  }

  private static String decoded(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.textValue()), StandardCharsets.UTF_8);
  }

  static JsonNode json(String text) {
    try {
      return LambdaEvents.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

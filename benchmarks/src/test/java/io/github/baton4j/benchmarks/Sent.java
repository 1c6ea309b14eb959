// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was sent by one call.
 *
 * @param ids of each message, its attributes or the members of its {@code __context__}
 * @param rest all the rest of the request
 */
record Sent(List<Map<String, String>> ids, Object rest) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CBORMapper CBOR = new CBORMapper();

  /** To SQS, which speaks JSON. What the SDK keeps for X-Ray is left out. */
  static Sent sqs(byte[] body) {
    JsonNode request = tree(JSON, body);
    List<Map<String, String>> ids = new ArrayList<>();
    for (JsonNode message : request.has("Entries") ? request.get("Entries") : List.of(request)) {
      Map<String, String> attributes = new TreeMap<>();
      JsonNode all = ((ObjectNode) message).remove("MessageAttributes");
      all.properties()
          .forEach(a -> attributes.put(
              a.getKey(),
              a.getValue().get("DataType").asText()
                  + ' '
                  + a.getValue().get("StringValue").asText()));
      ((ObjectNode) message).remove("MessageSystemAttributes");
      ids.add(attributes);
    }
    return new Sent(ids, request);
  }

  /** To SNS, which is sent forms. */
  static Sent sns(byte[] body) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : new String(body, StandardCharsets.US_ASCII).split("&", -1)) {
      int cut = field.indexOf('=');
      fields.put(decoded(field.substring(0, cut)), decoded(field.substring(cut + 1)));
    }
    List<Map<String, String>> ids = new ArrayList<>();
    String path = "";
    if (fields.get("Action").equals("PublishBatch")) {
      path = "PublishBatchRequestEntries.member.1.";
    }
    while (fields.containsKey(path + "Message")) {
      ids.add(attributes(fields, path + "MessageAttributes.entry."));
      path = "PublishBatchRequestEntries.member." + (ids.size() + 1) + '.';
    }
    return new Sent(ids, fields);
  }

  private static Map<String, String> attributes(Map<String, String> fields, String path) {
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 1; fields.containsKey(path + i + ".Name"); i++) {
      attributes.put(
          fields.remove(path + i + ".Name"),
          fields.remove(path + i + ".Value.DataType")
              + ' '
              + fields.remove(path + i + ".Value.StringValue"));
    }
    return attributes;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** To Kinesis, which is sent CBOR, with JSON inside. */
  static Sent kinesis(byte[] body) {
    JsonNode request = tree(CBOR, body);
    List<Map<String, String>> ids = new ArrayList<>();
    for (JsonNode each : request.get("Records")) {
      ObjectNode data = (ObjectNode) tree(JSON, bytes(each.get("Data")));
      Map<String, String> members = new TreeMap<>();
      JsonNode context = data.remove("__context__");
      if (context != null) {
        context.properties().forEach(m -> members.put(m.getKey(), m.getValue().asText()));
      }
      ((ObjectNode) each).set("Data", data);
      ids.add(members);
    }
    return new Sent(ids, request);
  }

  private static byte[] bytes(JsonNode binary) {
    try {
      return binary.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(ObjectMapper mapper, byte[] bytes) {
    try {
      return mapper.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

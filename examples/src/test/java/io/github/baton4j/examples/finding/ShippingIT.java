// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page sets up so that lines get where they can be found. */
class ShippingIT {
  private static final Set<String> WORDS = Set.of("message", "stack_trace");

  /** A field's type by the template: a listed one, or by the first rule for strings. */
  private static String type(JsonNode mappings, String field, JsonNode value) {
    JsonNode listed = mappings.path("properties").path(field);
    if (listed.isObject()) {
      return listed.path("type").asString();
    }
    assertTrue(value.isString(), () -> field + " is no string and not listed");
    for (JsonNode rule : mappings.path("dynamic_templates")) {
      JsonNode only = rule.properties().iterator().next().getValue();
      assertEquals(Set.of("match_mapping_type", "mapping"), Set.copyOf(only.propertyNames()));
      if (only.path("match_mapping_type").asString().equals("string")) {
        assertTrue(value.asString().length()
            < only.path("mapping").path("ignore_above").asInt());
        return only.path("mapping").path("type").asString();
      }
    }
    throw new AssertionError("no rule for " + field);
  }

  @Test
  void everyFieldOfEveryLineIsAKeywordButTheTimeAndWhatIsRead() {
    JsonNode template =
        JsonMapper.shared().readTree(Printed.block("json", "index-template").text());
    JsonNode mappings = template.path("template").path("mappings");
    assertFalse(mappings.path("date_detection").asBoolean(true));
    Set<String> keywords = new TreeSet<>();
    for (Line line : Printed.lines()) {
      JsonMapper.shared().readTree(line.text()).properties().forEach(field -> {
        String type = type(mappings, field.getKey(), field.getValue());
        if (field.getKey().equals("@timestamp")) {
          assertEquals("date_nanos", type);
        } else if (WORDS.contains(field.getKey())) {
          assertEquals("match_only_text", type);
        } else {
          assertEquals("keyword", type, field.getKey());
          keywords.add(field.getKey());
        }
      });
    }
    assertTrue(keywords.containsAll(
        List.of("x-correlation-id", "call-chain-length", "awsRequestId", "eventID", "level")));
  }

  /** Its numbers, too: whichever line comes first. */
  @Test
  void everyFieldOfANodeLineIsAKeyword() {
    JsonNode mappings = JsonMapper.shared()
        .readTree(Printed.block("json", "index-template").text())
        .path("template")
        .path("mappings");
    JsonMapper.shared()
        .readTree(Printed.block("json", "node").text())
        .properties()
        .forEach(field -> {
          if (!field.getKey().equals("message")) {
            assertEquals(
                "keyword", type(mappings, field.getKey(), field.getValue()), field.getKey());
          }
        });
  }

  @Test
  void shipperIsTheOneThatIsNotSubscribed() {
    String command = Printed.block("sh", "subscription").text();
    Matcher left = Pattern.compile("'LogGroupName NOT IN (\\[.*?\\])'").matcher(command);
    Matcher document = Pattern.compile("--policy-document '(.*?)'").matcher(command);
    assertTrue(left.find() && document.find(), command);
    JsonNode policy = JsonMapper.shared().readTree(document.group(1));
    String arn = policy.path("DestinationArn").asString();
    String shipper = arn.substring(arn.lastIndexOf(':') + 1);
    assertEquals(
        "/aws/lambda/" + shipper,
        JsonMapper.shared().readTree(left.group(1)).path(0).asString());
    assertEquals("", policy.path("FilterPattern").asString());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message's attributes as filter policies see them.
 *
 * <p>AWS puts values between quotation marks as they are and reads the whole. So a value with a bare quotation mark, JSON in a
 * {@code String} for one, spoils all attributes of its message, and a publisher who escapes it must escape it twice in the
 * policy. AWS documents it as "the value must be a valid JSON string", shows it as the metric
 * {@code NumberOfNotificationsFilteredOut-InvalidAttributes}, and more than one tracer has lost its users' messages by it.
 */
final class FilterableAttributes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FilterableAttributes() {}

  /** One member per attribute; null when any of them cannot be read. */
  static @Nullable JsonNode read(Map<String, Attribute> attributes) {
    ObjectNode all = NODES.objectNode();
    for (Map.Entry<String, Attribute> each : attributes.entrySet()) {
      JsonNode value = value(each.getValue());
      if (value == null) {
        return null;
      }
      all.set(each.getKey(), value);
    }
    return all;
  }

  private static @Nullable JsonNode value(Attribute attribute) {
    if (attribute.isBinary()) {
      // There, so that "exists: false" fails; but ignored, so that nothing else holds of it.
      return NODES.arrayNode();
    }
    if (attribute.type().equals("String.Array")) {
      return array(attribute.value());
    }
    if (attribute.type().startsWith("Number")) {
      JsonNode number = Json.read(attribute.value());
      return number != null && number.isNumber() ? number : null;
    }
    JsonNode string = Json.read('"' + attribute.value() + '"');
    return string != null && string.isTextual() ? TextNode.valueOf(attribute.value()) : null;
  }

  private static @Nullable ArrayNode array(String value) {
    if (!(Json.read(value) instanceof ArrayNode read)) {
      return null;
    }
    for (JsonNode element : read) {
      if (element.isContainerNode()) {
        return null;
      }
    }
    return read;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a request. One of the wrong type is refused as AWS does, before it is asked what it says. */
final class Members {
  private final ObjectNode node;

  Members(ObjectNode node) {
    this.node = node;
  }

  private @Nullable JsonNode member(String name) {
    JsonNode member = node.get(name);
    return member == null || member.isNull() ? null : member;
  }

  @Nullable
  String text(String name) {
    JsonNode member = member(name);
    if (member == null || member.isTextual()) {
      return member == null ? null : member.textValue();
    }
    throw KinesisFault.serialization(name + " is not a string");
  }

  String requiredText(String name) {
    String text = text(name);
    if (text == null) {
      throw missing(name);
    }
    return text;
  }

  /** A member between two bounds; the default where there is none. */
  int number(String name, int low, int high, int otherwise) {
    Integer number = number(name);
    if (number == null) {
      return otherwise;
    }
    if (number < low || number > high) {
      throw KinesisFault.validation(
          name + " has to be between " + low + " and " + high + ", and is " + number);
    }
    return number;
  }

  @Nullable
  Integer number(String name) {
    JsonNode member = member(name);
    if (member == null) {
      return null;
    }
    if (!member.canConvertToInt() || !member.isIntegralNumber()) {
      throw KinesisFault.serialization(name + " is not a whole number");
    }
    return member.intValue();
  }

  byte[] requiredBytes(String name) {
    JsonNode member = member(name);
    if (member == null) {
      throw missing(name);
    }
    if (member.isBinary() || member.isTextual()) {
      try {
        return member.binaryValue();
      } catch (IOException e) {
        throw KinesisFault.serialization(name + " is not base64: " + e.getMessage());
      }
    }
    throw KinesisFault.serialization(name + " is not a blob");
  }

  @Nullable
  Members structure(String name) {
    JsonNode member = member(name);
    if (member == null) {
      return null;
    }
    if (member instanceof ObjectNode members) {
      return new Members(members);
    }
    throw KinesisFault.serialization(name + " is not a structure");
  }

  List<Members> requiredList(String name) {
    JsonNode member = member(name);
    if (member == null) {
      throw missing(name);
    }
    if (!(member instanceof ArrayNode array)) {
      throw KinesisFault.serialization(name + " is not a list");
    }
    List<Members> list = new ArrayList<>(array.size());
    for (JsonNode each : array) {
      if (!(each instanceof ObjectNode members)) {
        throw KinesisFault.serialization(name + " has an element that is not a structure");
      }
      list.add(new Members(members));
    }
    return list;
  }

  static KinesisFault missing(String name) {
    return KinesisFault.validation(name + " is missing");
  }
}

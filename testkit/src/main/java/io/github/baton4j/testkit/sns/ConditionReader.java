// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Reads the alternatives of a filter policy, and refuses what AWS would not take. */
final class ConditionReader {
  /** What a refusal begins with: it says whether the policy came with {@code Subscribe}. */
  private final String refusal;

  ConditionReader(String refusal) {
    this.refusal = refusal;
  }

  Condition read(JsonNode node) {
    if (node.isValueNode()) {
      return new Condition.Equal(node);
    }
    if (!node.isObject()) {
      throw refused("Match value must be String, number, true, false, or null");
    }
    if (node.size() != 1) {
      throw refused("Only one key allowed in match expression");
    }
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    return operator(only.getKey(), only.getValue());
  }

  private Condition operator(String name, JsonNode operand) {
    return switch (name) {
      case "exists" -> exists(operand);
      case "anything-but" -> anythingBut(operand);
      case "numeric" -> numeric(operand);
      default -> {
        Predicate<String> ofStrings = ofStrings(name, operand);
        yield scalar -> scalar.isTextual() && ofStrings.test(scalar.textValue());
      }
    };
  }

  private Condition exists(JsonNode operand) {
    if (!operand.isBoolean()) {
      throw refused("exists match pattern must be either true or false.");
    }
    return new Condition.Exists(operand.booleanValue());
  }

  private Predicate<String> ofStrings(String name, JsonNode operand) {
    BiPredicate<String, String> comparison = switch (name) {
      case "prefix" -> String::startsWith;
      case "suffix" -> String::endsWith;
      case "equals-ignore-case" -> (value, wanted) -> lower(value).equals(lower(wanted));
      default -> throw refused("Unrecognized match type " + name);
    };
    if (!operand.isTextual()) {
      throw refused(name + " match pattern must be a string");
    }
    return value -> comparison.test(value, operand.textValue());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Of the same kind as what it names, and none of it: a missing key is not "anything". */
  private Condition anythingBut(JsonNode operand) {
    if (operand.isObject()) {
      if (operand.size() != 1 || !(operand.has("prefix") || operand.has("suffix"))) {
        throw refused("Unsupported anything-but pattern: " + operand);
      }
      Map.Entry<String, JsonNode> only = operand.properties().iterator().next();
      Predicate<String> excluded = ofStrings(only.getKey(), only.getValue());
      return scalar -> scalar.isTextual() && !excluded.test(scalar.textValue());
    }
    List<Condition> excluded = new ArrayList<>();
    boolean numbers = (operand.isArray() ? operand.path(0) : operand).isNumber();
    for (JsonNode each : operand.isArray() ? operand : List.of(operand)) {
      if (numbers ? !each.isNumber() : !each.isTextual()) {
        throw refused("anything-but takes strings or numbers, not both");
      }
      excluded.add(new Condition.Equal(each));
    }
    if (excluded.isEmpty()) {
      throw refused("Empty arrays are not allowed");
    }
    return scalar -> (numbers ? scalar.isNumber() : scalar.isTextual())
        && excluded.stream().noneMatch(condition -> condition.isMetBy(scalar));
  }

  /** One comparison, or a lower and an upper bound in this order. */
  private Condition numeric(JsonNode operand) {
    if (!operand.isArray() || (operand.size() != 2 && operand.size() != 4)) {
      throw refused("Invalid member in numeric match: " + operand);
    }
    Condition first = comparison(operand.get(0), operand.get(1));
    if (operand.size() == 2) {
      return first;
    }
    boolean range =
        operand.get(0).asText().startsWith(">") && operand.get(2).asText().startsWith("<");
    if (!range) {
      throw refused("Bad numeric range operator: " + operand.get(2).asText());
    }
    Condition second = comparison(operand.get(2), operand.get(3));
    if (operand.get(1).decimalValue().compareTo(operand.get(3).decimalValue()) >= 0) {
      throw refused("Bottom must be less than top");
    }
    return scalar -> first.isMetBy(scalar) && second.isMetBy(scalar);
  }

  private Condition comparison(JsonNode operator, JsonNode operand) {
    IntPredicate wanted = switch (operator.asText()) {
      case "=" -> order -> order == 0;
      case "<" -> order -> order < 0;
      case "<=" -> order -> order <= 0;
      case ">" -> order -> order > 0;
      case ">=" -> order -> order >= 0;
      default -> throw refused("Unrecognized numeric range operator: " + operator.asText());
    };
    if (!operand.isNumber()) {
      throw refused("Value of " + operator.asText() + " must be numeric");
    }
    BigDecimal bound = operand.decimalValue();
    return scalar -> scalar.isNumber() && wanted.test(scalar.decimalValue().compareTo(bound));
  }

  SnsError refused(String why) {
    return SnsError.invalidParameter(refusal + "FilterPolicy: " + why);
  }
}

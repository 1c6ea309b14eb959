// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which message attributes AWS accepts: the names and types as documented in "Amazon SNS message attributes", the refusals as
 * observed. In a batch one bad attribute refuses the whole request. Nobody looks into a {@code String.Array}: whether it is a
 * JSON array matters to filter policies alone, and there it is found out.
 */
final class AttributeRules {
  private static final int LONGEST_NAME = 256;

  private AttributeRules() {}

  /** The attributes of a publication or of a batch entry. */
  static Map<String, Attribute> read(Form form) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (Form entry : form.elements("MessageAttributes.entry")) {
      String name = entry.text("Name");
      checkName(name);
      attributes.put(name, attribute(name, entry));
    }
    return attributes;
  }

  /** Bytes that count to the message's size. */
  static int size(Map<String, Attribute> attributes) {
    int size = 0;
    for (Map.Entry<String, Attribute> each : attributes.entrySet()) {
      size += each.getKey().getBytes(StandardCharsets.UTF_8).length
          + each.getValue().size();
    }
    return size;
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw SnsError.invalidValue("The message attribute name must not be empty.");
    }
    if (name.length() > LONGEST_NAME) {
      throw SnsError.invalidValue("Length of message attribute name must be less than 256 bytes.");
    }
    if (name.startsWith(".") || name.endsWith(".")) {
      throw SnsError.invalidValue("Invalid message attribute name "
          + (name.startsWith(".") ? "starting" : "ending")
          + " with character '.' was found.");
    }
    if (name.contains("..")) {
      throw SnsError.invalidValue("Message attribute name can not have successive '.' character.");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Characters.areAlphanumeric(c) && c != '_' && c != '-' && c != '.') {
        throw SnsError.invalidValue("Invalid non-alphanumeric character '#x"
            + Integer.toHexString(c).toUpperCase(Locale.ROOT)
            + "' was found in the message attribute name. Can only include alphanumeric characters,"
            + " hyphens, underscores, or dots.");
      }
    }
    if (isReserved(name)) {
      throw SnsError.invalidValue("The message attribute name '" + name + "' is reserved.");
    }
  }

  /** AWS's prefixes, apart from the names that AWS has publishers set for text messages and mobile push. */
  private static boolean isReserved(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("amazon.")
        || (lower.startsWith("aws.")
            && !name.startsWith("AWS.SNS.SMS.")
            && !name.startsWith("AWS.SNS.MOBILE.")
            && !name.startsWith("AWS.MM.SMS."));
  }

  private static Attribute attribute(String name, Form entry) {
    String type = entry.get("Value.DataType");
    String string = entry.get("Value.StringValue");
    String binary = entry.get("Value.BinaryValue");
    if (type == null) {
      // No exception of SNS's own: the SDK throws its SnsException with this code.
      throw new SnsError(
          "ValidationError",
          400,
          "1 validation error detected: Value null at 'messageAttributes." + name
              + ".member.dataType' failed to satisfy constraint: Member must not be null");
    }
    if (type.isEmpty()) {
      throw SnsError.invalidValue(
          "The message attribute '" + name + "' must contain non-empty message attribute type.");
    }
    checkType(name, type);
    String used = Attribute.isBinary(type) ? binary : string;
    if (used == null && (string != null || binary != null)) {
      throw SnsError.invalidValue("The message attribute '" + name + "' with type '" + type
          + "' must use field '" + (Attribute.isBinary(type) ? "Binary" : "String") + "'.");
    }
    return new Attribute(type, checkedValue(name, type, used));
  }

  private static void checkType(String name, String type) {
    int dot = type.indexOf('.');
    String prefix = dot < 0 ? type : type.substring(0, dot);
    boolean known = prefix.equals("String") || prefix.equals("Number") || prefix.equals("Binary");
    if (!known || dot == type.length() - 1) {
      throw SnsError.invalidValue("The message attribute '" + name
          + "' has an invalid message attribute type, the set of supported type prefixes is Binary,"
          + " Number, and String.");
    }
  }

  private static String checkedValue(String name, String type, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw SnsError.invalidValue("The message attribute '" + name
          + "' must contain non-empty message attribute value for message attribute type '" + type
          + "'.");
    }
    if (Attribute.isBinary(type)) {
      checkBinary(name, value);
    } else if (type.startsWith("Number")) {
      checkNumber(name, value);
    } else {
      checkCharacters(name, value);
    }
    return value;
  }

  private static void checkBinary(String name, String value) {
    try {
      Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw SnsError.invalidParameter("not Base64: message attribute " + name);
    }
  }

  /** Everything that a decimal of 38 digits can say, {@code .5} and {@code 1e3} included. */
  private static void checkNumber(String name, String value) {
    BigDecimal number;
    try {
      number = new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw SnsError.invalidValue(
          "Could not cast message attribute '" + name + "' value to number.");
    }
    if (number.precision() > 38) {
      throw SnsError.invalidValue("Message attribute '" + name + "' number value [" + value
          + "] must have less than 38 precision digits.");
    }
    long exponent = (long) number.precision() - number.scale() - 1;
    if (number.signum() != 0 && (exponent < -128 || exponent > 126)) {
      throw SnsError.invalidValue("Message attribute '" + name + "' number value [" + value
          + "] scale must be 10^-128 and 10^126.");
    }
  }

  /**
   * No surrogates, so nothing beyond the basic plane, though a message's text may have it. Of control characters nothing is
   * recorded but that a tab is accepted; the others are refused as SQS would refuse them.
   */
  private static void checkCharacters(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!Characters.areInXml(value.charAt(i))) {
        throw SnsError.invalidParameter(
            "Invalid attribute value was passed in for message attribute " + name);
      }
    }
  }
}

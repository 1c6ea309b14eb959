// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wire contract's rules of names and values once more, by regular expressions: no line is shared with what they judge. */
public final class WireRules {
  static final String ID = "x-correlation-id";
  static final String LENGTH = "call-chain-length";
  static final String DEBUG = "debug-log-enabled";
  static final String XRAY = "x-amzn-trace-id";

  private static final String PREFIX = "x-correlation-";
  private static final Set<String> LISTED = Set.of(LENGTH, DEBUG, XRAY);
  private static final Set<String> W3C = Set.of("traceparent", "tracestate");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(?:[.][A-Za-z0-9_-]+)*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
  private static final Pattern PRINTABLE = Pattern.compile("(?! )[ -~]+(?<! )");
  private static final Pattern EDGE = Pattern.compile("[A-Za-z0-9._~:/+=@-]+");
  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
          + "(?:-[ -~]*)?");
  private static final Pattern ROOT = Pattern.compile(
      "(?:^|;)[\\x00-\\x20]*Root=(1-[0-9a-fA-F]{8}-[0-9a-fA-F]{24})[\\x00-\\x20]*(?:;|$)");
  private static final Pattern TEXT_TYPE = Pattern.compile("(?s)(?:String|Number)(?:[.].*)?");

  private WireRules() {}

  /** A name as it travels, or null for one that breaks the rule. */
  static String canonical(String raw) {
    boolean isName = raw != null && raw.length() <= 64 && NAME.matcher(raw).matches();
    return isName ? raw.toLowerCase(Locale.ROOT) : null;
  }

  /** Whether two names differ in nothing but the case of ASCII letters. */
  public static boolean same(String name, String lowerCase) {
    return lowerCase.equals(canonical(name));
  }

  /** Whether a canonical name is one of those that are carried. */
  static boolean travels(String name, boolean w3c, Set<String> more) {
    return (name.startsWith(PREFIX) && name.length() > PREFIX.length())
        || LISTED.contains(name)
        || (w3c && W3C.contains(name))
        || more.contains(name);
  }

  /** Whether several values of a canonical name are one list. */
  public static boolean isList(String name) {
    return name.equals("tracestate") || name.equals("baggage");
  }

  /** Whether a value may stand under a canonical name. */
  public static boolean valid(String name, String value, boolean edge) {
    if (value == null
        || value.equals("null")
        || value.equals("undefined")
        || !PRINTABLE.matcher(value).matches()) {
      return false;
    }
    int longest = name.equals("baggage") ? 8192 : name.equals("tracestate") ? 512 : 256;
    if (value.length() > longest) {
      return false;
    }
    return switch (name) {
      case "baggage" -> true;
      case "tracestate" -> value.split(",", -1).length <= 32;
      case "traceparent" ->
        TRACEPARENT.matcher(value).matches() && (value.length() == 55 || !value.startsWith("00"));
      case LENGTH -> hops(value) >= 0;
      case DEBUG -> value.equals("true") || value.equals("false");
      case XRAY -> xrayRoot(value) != null;
      default ->
        !edge || (EDGE.matcher(value).matches() && value.length() <= (name.equals(ID) ? 128 : 256));
    };
  }

  /** A readable chain length, or -1. */
  static int hops(String value) {
    int hops = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : -1;
    return hops <= 1_000_000 ? hops : -1;
  }

  /** The first root in an X-Ray header, or null. */
  public static String xrayRoot(String header) {
    if (header.length() > 256) {
      return null;
    }
    Matcher root = ROOT.matcher(header);
    return root.find() ? root.group(1) : null;
  }

  /** Whether attributes of this data type are read. */
  public static boolean isTextType(String dataType) {
    return dataType != null && TEXT_TYPE.matcher(dataType).matches();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.baton4j.contract.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What should become of a payload, worked out from what Jackson and the JDK's strict decoder read of it: it shares no line
 * with what it judges. There is room for everything here; limits are judged elsewhere.
 */
final class Oracle {
  // With its table of names, without which Jackson reads bytes as text and forgets their places.
  private static final JsonFactory PLACES = StrictJson.STRICT
      .rebuild()
      .enable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
      .build();

  /** One member of an object, by its places in the bytes; its text is null when it is no text, number or boolean. */
  record Member(String name, boolean isObject, String text, int nameFrom, int from, int to) {
    boolean isNamed(String lowerCase) {
      if (name.length() != lowerCase.length()) {
        return false;
      }
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lowerCase.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The bytes that are to come out, and what it is called; the bytes are the same object when nothing is to change. */
  static final class Verdict {
    final byte[] bytes;
    final String outcome;

    private Verdict(byte[] bytes, String outcome) {
      this.bytes = bytes;
      this.outcome = outcome;
    }
  }

  private Oracle() {}

  /** The text of bytes that are UTF-8 and nothing else, or null. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Whether the bytes are one JSON object and nothing else. */
  static boolean isObject(byte[] bytes) {
    String text = text(bytes);
    if (text == null) {
      return false;
    }
    // From text and not from bytes: of those Jackson takes a byte order mark, UTF-16 and overlong
    // characters.
    try (JsonParser parser = StrictJson.STRICT.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (!parser.getParsingContext().inRoot()) {
        parser.nextToken();
        parser.finishToken();
      }
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that Jackson reads in a payload but what is under {@code __context__}: duplicates too, and numbers as written. */
  static List<String> reading(byte[] payload) {
    List<String> reading = new ArrayList<>();
    try (JsonParser parser = StrictJson.STRICT.createParser(text(payload))) {
      while (parser.nextToken() != null) {
        boolean isTop = parser.getParsingContext().getParent() != null
            && parser.getParsingContext().getParent().inRoot();
        if (isTop && "__context__".equals(parser.currentName())) {
          parser.nextToken();
          parser.skipChildren();
        } else {
          reading.add(parser.currentToken() + " " + parser.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading;
  }

  /** The members of an object that is known to be valid. */
  static List<Member> members(byte[] bytes, int from, int to) {
    List<Member> members = new ArrayList<>();
    try (JsonParser parser = PLACES.createParser(bytes, from, to - from)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        int nameFrom = from + (int) parser.currentTokenLocation().getByteOffset();
        JsonToken kind = parser.nextToken();
        int valueFrom = from + (int) parser.currentTokenLocation().getByteOffset();
        String text =
            kind.isScalarValue() && kind != JsonToken.VALUE_NULL ? parser.getText() : null;
        parser.finishToken();
        parser.skipChildren();
        int valueTo = from + (int) parser.currentLocation().getByteOffset();
        members.add(
            new Member(name, kind == JsonToken.START_OBJECT, text, nameFrom, valueFrom, valueTo));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  private static int behindBrace(byte[] bytes, int from) {
    int i = from;
    while (bytes[i] != '{') {
      i++;
    }
    return i + 1;
  }

  /** A payload with these IDs, which are in the order of importance. */
  static Verdict injected(byte[] data, Map<String, String> ids) {
    if (!isObject(data)) {
      return new Verdict(data, "not an object");
    }
    List<Member> members = members(data, 0, data.length);
    Member context = null;
    boolean isCloudEvent = false;
    for (Member member : members) {
      context = member.name.equals("__context__") ? member : context;
      isCloudEvent |= member.name.equals("specversion");
    }
    if (isCloudEvent || (context != null && !context.isObject)) {
      return new Verdict(data, "not injectable");
    }
    if (context == null) {
      String added =
          "\"__context__\":{" + json(ids, List.of()) + "}" + (members.isEmpty() ? "" : ",");
      int at = behindBrace(data, 0);
      return new Verdict(spliced(data, at, at, added), "stamped");
    }
    return completed(data, context, ids);
  }

  private static Verdict completed(byte[] data, Member context, Map<String, String> ids) {
    // Of several of one name the last one counts, as it does in JavaScript and in Jackson's trees.
    Map<String, Member> byName = new LinkedHashMap<>();
    for (Member member : members(data, context.from, context.to)) {
      byName.put(member.name, member);
    }
    List<Member> inner = new ArrayList<>(byName.values());
    inner.sort(Comparator.comparing(member -> member.from));
    byte[] out = data;
    for (int i = inner.size() - 1; i >= 0; i--) {
      Member member = inner.get(i);
      if (member.isNamed("x-correlation-id") && !ids.get("x-correlation-id").equals(member.text)) {
        return new Verdict(data, "other chain");
      }
      if (member.isNamed("call-chain-length")
          && isLower(member.text, ids.get("call-chain-length"))) {
        out = spliced(out, member.from, member.to, ids.get("call-chain-length"));
      }
    }
    String missing = json(ids, inner);
    if (!missing.isEmpty()) {
      int at = behindBrace(data, context.from);
      out = spliced(out, at, at, inner.isEmpty() ? missing : missing + ",");
    }
    return new Verdict(out, out == data ? "complete already" : "stamped");
  }

  /** What cannot be read as a chain length counts as lower; what is no text at all is somebody's own. */
  private static boolean isLower(String text, String ours) {
    if (text == null) {
      return false;
    }
    return !text.matches("[0-9]{1,7}")
        || Integer.parseInt(text) > 1_000_000
        || Integer.parseInt(text) < Integer.parseInt(ours);
  }

  private static String json(Map<String, String> ids, List<Member> present) {
    StringBuilder out = new StringBuilder();
    ids.forEach((name, value) -> {
      if (present.stream().noneMatch(member -> member.isNamed(name))) {
        String quoted = '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        out.append(out.length() == 0 ? "" : ",")
            .append('"')
            .append(name)
            .append("\":")
            .append(name.equals("call-chain-length") ? value : quoted);
      }
    });
    return out.toString();
  }

  /** A payload without the objects under {@code __context__}. */
  static byte[] stripped(byte[] data) {
    if (!isObject(data)) {
      return data;
    }
    List<Member> members = members(data, 0, data.length);
    int lastKept = -1;
    for (int i = 0; i < members.size(); i++) {
      lastKept = isStripped(members.get(i)) ? lastKept : i;
    }
    byte[] out = data;
    for (int i = members.size() - 1; i >= 0; i--) {
      Member member = members.get(i);
      if (!isStripped(member)) {
        continue;
      }
      boolean isLast = i == members.size() - 1;
      if (i > lastKept && lastKept >= 0) {
        // The end of the object: all from the comma behind the last member that stays, at once.
        int to = members.get(members.size() - 1).to;
        out = spliced(out, comma(data, members.get(lastKept).to), to, "");
        i = lastKept + 1;
      } else {
        out = spliced(out, member.nameFrom, isLast ? member.to : comma(data, member.to) + 1, "");
      }
    }
    return out;
  }

  private static boolean isStripped(Member member) {
    return member.name.equals("__context__") && member.isObject;
  }

  private static int comma(byte[] bytes, int from) {
    int i = from;
    while (bytes[i] != ',') {
      i++;
    }
    return i;
  }

  private static byte[] spliced(byte[] data, int from, int to, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + text.length());
    out.write(data, 0, from);
    out.writeBytes(Json.utf8(text));
    out.write(data, to, data.length - to);
    return out.toByteArray();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object as Jackson and the JDK's strict decoder read it, with every member in its place, those that occur twice
 * included. A value is a String, another {@code StrictJson}, a {@link Scalar}, or null for what carries no ID.
 */
public final class StrictJson {
  /** Jackson, strict by RFC 8259. */
  // No limits but the depth, at which both readers stop; and no table of names, which an attack on
  // its hashes would make fail.
  public static final JsonFactory STRICT = JsonFactory.builder()
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNumberLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .build())
      .build();

  /** A number or a boolean as it is written. */
  public record Scalar(String text) {}

  private final List<Map.Entry<String, Object>> members = new ArrayList<>();

  private StrictJson() {}

  /** The one object that the bytes are, or null when they are anything else. */
  public static StrictJson object(byte[] bytes) {
    try {
      // From text and not from bytes: of those Jackson takes a byte order mark, UTF-16 and overlong
      // characters.
      return object(StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString());
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The one object that the text is, or null when it is anything else. */
  public static StrictJson object(String text) {
    try (JsonParser parser = STRICT.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      StrictJson object = members(parser);
      return parser.nextToken() == null ? object : null;
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StrictJson members(JsonParser parser) throws IOException {
    StrictJson object = new StrictJson();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken kind = parser.nextToken();
      Object value = null;
      if (kind == JsonToken.START_OBJECT) {
        value = members(parser);
      } else if (kind == JsonToken.START_ARRAY) {
        elements(parser);
      } else if (kind == JsonToken.VALUE_STRING) {
        value = parser.getText();
      } else if (kind != JsonToken.VALUE_NULL) {
        value = new Scalar(parser.getText());
      }
      object.members.add(new SimpleImmutableEntry<>(name, value));
    }
    return object;
  }

  /** Reads an array to its end: tokens are checked only when they are finished. */
  private static void elements(JsonParser parser) throws IOException {
    int open = 1;
    while (open > 0) {
      JsonToken token = parser.nextToken();
      parser.finishToken();
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  public List<Map.Entry<String, Object>> members() {
    return members;
  }

  /** The value of the last member of a name: the one that counts for JSON.parse, Jackson and Python. */
  public Object last(String name) {
    Object last = null;
    for (Map.Entry<String, Object> member : members) {
      last = member.getKey().equals(name) ? member.getValue() : last;
    }
    return last;
  }

  public String lastString(String name) {
    return last(name) instanceof String text ? text : null;
  }

  public StrictJson lastObject(String name) {
    return last(name) instanceof StrictJson object ? object : null;
  }

  /** A value as text: a string's, a number's or a boolean's; null for another. */
  public static String text(Object value) {
    return value instanceof Scalar scalar ? scalar.text() : value instanceof String s ? s : null;
  }

  /** The members that hold text, the last one of each name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : members) {
      String text = text(member.getValue());
      if (text == null) {
        texts.remove(member.getKey());
      } else {
        texts.put(member.getKey(), text);
      }
    }
    return texts;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where this grammar and Jackson's, given the same bytes and no settings, do not agree: here, and as far as is known nowhere else. */
class JsonBesideJacksonTest {
  private static final ObjectMapper JACKSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static Stream<Arguments> differences() {
    return Stream.of(
        // RFC 8259, section 8.1: no byte order mark, and UTF-8 it is.
        Arguments.of("a byte order mark", false, true, "\u00ef\u00bb\u00bf{}".getBytes(ISO_8859_1)),
        Arguments.of("UTF-16", false, true, "{\"a\":1}".getBytes(UTF_16BE)),
        // RFC 3629: overlong, half a pair, beyond Unicode. Other readers refuse them or put
        // something in their place.
        Arguments.of("an overlong slash", false, true, string("\u00c0\u00af")),
        Arguments.of("half a surrogate pair in bytes", false, true, string("\u00ed\u00a0\u0080")),
        Arguments.of("beyond Unicode", false, true, string("\u00f4\u0090\u0080\u0080")),
        // Jackson guards itself against large numbers and names; here nothing is made of them.
        Arguments.of("a number of 2000 digits", true, false, number("7".repeat(2000))),
        Arguments.of(
            "a name of 60,000 letters",
            true,
            false,
            ("{\"" + "a".repeat(60_000) + "\":1}").getBytes(UTF_8)));
  }

  static Stream<Arguments> agreed() {
    return Stream.of(
        Arguments.of("a name twice", true, true, "{\"a\":1,\"a\":2}".getBytes(UTF_8)),
        Arguments.of("half a surrogate pair as an escape", true, true, string("\\ud800")),
        Arguments.of("two halves in the wrong order", true, true, string("\\udc00\\ud800")),
        Arguments.of("a character that is none", true, true, string("\u00ef\u00bf\u00be")),
        Arguments.of("a delete character", true, true, string("\u007f")));
  }

  private static byte[] string(String bytes) {
    return ("{\"a\":\"" + bytes + "\"}").getBytes(ISO_8859_1);
  }

  private static byte[] number(String digits) {
    return ("{\"a\":" + digits + "}").getBytes(ISO_8859_1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"differences", "agreed"})
  void isReadHereAndIsReadThere(String what, boolean here, boolean there, byte[] bytes) {
    JsonObject object = new JsonObject(bytes);
    while (object.next()) {
      // only the verdict counts
    }
    assertEquals(here, object.isValid(), what);
    assertEquals(there, isReadByJackson(bytes), what);
  }

  private static boolean isReadByJackson(byte[] bytes) {
    try (JsonParser parser = JACKSON.createParser(bytes)) {
      while (parser.nextToken() != null) {
        parser.getText(); // what is not asked for is not looked at
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

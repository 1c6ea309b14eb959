// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  private static final ObjectMapper JACKSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isValid(byte[] bytes) {
    return isValid(bytes, 0, bytes.length);
  }

  /** By words and byte by byte, which must agree, and with more bytes behind than the range has. */
  private static boolean isValid(byte[] bytes, int from, int to) {
    boolean isValid = isValid(new JsonObject(bytes, from, to, true), bytes);
    assertEquals(
        isValid, isValid(new JsonObject(bytes, from, to, false), bytes), () -> text(bytes));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 9);
    assertEquals(
        isValid, isValid(new JsonObject(longer, from, to, true), longer), () -> text(bytes));
    return isValid;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean isValid(JsonObject object, byte[] bytes) {
    int members = 0;
    while (object.next()) {
      members++;
      assertTrue(members <= bytes.length, "there is no end");
    }
    assertFalse(object.next(), "once it has said no, it says no");
    return object.isValid();
  }

  private static JsonObject first(String json) {
    byte[] bytes = bytes(json);
    JsonObject object = new JsonObject(bytes);
    assertTrue(object.next(), json);
    return object;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " \t\r\n{ \t\r\n} \t\r\n",
        "{\"a\":1}",
        "{\"\":\"\"}",
        "{\"a\":0,\"b\":-0,\"c\":-0.0,\"d\":1e5,\"e\":1E+5,\"f\":1.5e-5,\"g\":0e1}",
        "{\"a\":12345678901234567890123456789012345678901234567890,\"b\":1e400}",
        "{\"a\":true,\"b\":false,\"c\":null}",
        "{\"a\":[],\"b\":[ ],\"c\":[1,[2,[3]],{}],\"d\":{\"e\":{}}}",
        "{\"a\" : [ 1 , 2 ] , \"b\" : { \"c\" : 3 } }",
        "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uABCD\\uabcd\\ud800\"}",
        "{\"a\":1,\"a\":2}",
        "{\"é\":\"日本😀\u007f\"}",
        "{\"\\u0061\":1}",
      })
  void anObjectIsOne(String json) {
    assertTrue(isValid(bytes(json)), json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"a\"",
        "[]",
        "[{}]",
        "{",
        "}",
        "{}}",
        "{}{}",
        "{} x",
        "{},",
        "{]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1;\"b\":2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":'b'}",
        "{1:1}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1 2]}",
        "{\"a\":[1}",
        "{\"a\":[1}}",
        "{\"a\":{1]}",
        "{\"a\":{\"b\":1]}",
        "{\"a\":{\"b\"}}",
        "{\"a\":{,}}",
        "{\"a\":01}",
        "{\"a\":-}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":1e+}",
        "{\"a\":1.e5}",
        "{\"a\":0x1}",
        "{\"a\":1_0}",
        "{\"a\":--1}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":tru}",
        "{\"a\":True}",
        "{\"a\":truex}",
        "{\"a\":nul}",
        "{\"a\":undefined}",
        "{\"a\":\"b}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u-123\"}",
        "{\"a\":\"\\\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\n\":1}",
        "{/**/}",
        "{}//",
        "{\"a\":1}\u0000",
        "\uFEFF{}",
        "{\u00a0}",
        "{\u000b}",
        "{\"a\":1}\f",
      })
  void whatIsNoObjectIsNone(String json) {
    assertFalse(isValid(bytes(json)), json);
  }

  @Test
  void everyPieceOfAnObjectIsNone() {
    byte[] json = bytes("{\"a\":[1,-2.5e3,{\"b\":\"é\\u00e9\"}],\"c\":{\"d\":true},\"e\":null}");
    assertTrue(isValid(json));
    for (int to = 0; to < json.length; to++) {
      assertFalse(isValid(json, 0, to), new String(json, 0, to, StandardCharsets.UTF_8));
    }
    for (int from = 1; from < json.length; from++) {
      assertFalse(isValid(json, from, json.length));
    }
  }

  @Test
  void aRangeIsReadAndNothingBesideIt() {
    byte[] json = bytes("[{\"a\":1}]");
    assertTrue(isValid(json, 1, json.length - 1));
    assertFalse(isValid(json, 1, json.length));
    assertFalse(isValid(json, 0, json.length - 1));
  }

  /** Every sequence of up to four bytes, its later ones drawn from the borders of what they may be. */
  @Test
  @Tag("slow")
  void textIsUtf8AsJavaReadsIt() {
    int[] borders = {0x20, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
    int checked = 0;
    for (int lead = 0x80; lead <= 0xff; lead++) {
      for (int b : borders) {
        for (int c : borders) {
          for (int d : borders) {
            byte[] text = {(byte) lead, (byte) b, (byte) c, (byte) d};
            for (int length = 1; length <= 4; length++) {
              byte[] piece = Arrays.copyOf(text, length);
              assertEquals(isUtf8(piece), isValid(inString(piece)), Arrays.toString(piece));
              checked++;
            }
          }
        }
      }
    }
    assertEquals(512_000, checked);
  }

  private static byte[] inString(byte[] text) {
    ByteBuffer out = ByteBuffer.allocate(text.length + 8);
    out.put(bytes("{\"a\":\"")).put(text).put(bytes("\"}"));
    return out.array();
  }

  private static boolean isUtf8(byte[] text) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Strings and digits are read eight bytes at a time: each byte at each place of a word, and of what is left of one. */
  @Test
  @Tag("slow")
  void everyByteIsSeenAtEveryPlaceOfAWord() {
    String[][] frames = {
      {"{\"a\":\"", "\"}"}, {"{\"a\":1", "}"}, {"{\"", "\":0}"}, {"{\"a\":\"\u00e9", "\",\"b\":1}"}
    };
    int checked = 0;
    for (String[] frame : frames) {
      for (int length : new int[] {1, 7, 8, 9, 16, 25}) {
        byte[] json = bytes(frame[0] + "7".repeat(length) + frame[1]);
        assertTrue(isValid(json));
        int start = bytes(frame[0]).length;
        for (int place = start; place < start + length; place++) {
          for (int value = 0; value < 256; value++) {
            json[place] = (byte) value;
            assertEquals(isUtf8(json) && jackson(json) != null, isValid(json), () -> text(json));
            checked++;
          }
          json[place] = '7';
        }
      }
    }
    assertEquals(4 * 66 * 256, checked);
  }

  @Test
  @Tag("slow")
  void nestingIsReadToTheLimitAndNoFurther() {
    for (String[] brackets :
        new String[][] {{"[", "]"}, {"{\"a\":", "}"}, {"[{\"a\":[0,", "]}]"}, {"{\"b\":[", "]}"}}) {
      int levels = brackets[1].length();
      for (int depth = levels; depth <= 1100; depth += levels) {
        int times = depth / levels;
        String json = "{\"top\":" + brackets[0].repeat(times) + "1" + brackets[1].repeat(times)
            + ",\"next\":2}";
        assertEquals(depth + 1 <= JsonObject.MAX_DEPTH, isValid(bytes(json)), brackets[0] + depth);
      }
    }
    assertFalse(isValid(bytes("{\"a\":" + "[".repeat(1 << 20))));
    assertFalse(isValid(bytes("[".repeat(1 << 20))));
  }

  /** What closes must be what was opened, beyond the depth that one word of bits remembers, too. */
  @Test
  @Tag("slow")
  void whatClosesIsWhatWasOpened() {
    Random random = new Random(7);
    for (int n = 0; n < 2000; n++) {
      int depth = 1 + random.nextInt(300);
      StringBuilder open = new StringBuilder();
      StringBuilder close = new StringBuilder();
      for (int i = 0; i < depth; i++) {
        boolean isObject = random.nextBoolean();
        open.append(isObject ? "{\"a\":" : "[");
        close.insert(0, isObject ? '}' : ']');
      }
      assertTrue(isValid(bytes("{\"t\":" + open + "1" + close + "}")));
      int wrong = random.nextInt(depth);
      close.setCharAt(wrong, close.charAt(wrong) == '}' ? ']' : '}');
      assertFalse(isValid(bytes("{\"t\":" + open + "1" + close + "}")));
    }
  }

  @Test
  void namesAreFoundHoweverTheyAreWritten() {
    assertTrue(first("{\"__context__\":1}").nameIs("__context__"));
    assertTrue(first("{\"__\\u0063ontext__\":1}").nameIs("__context__"));
    assertEquals("__context__", first("{\"__\\u0063ontext__\":1}").name());
    assertFalse(first("{\"__context_\":1}").nameIs("__context__"));
    assertFalse(first("{\"__context__ \":1}").nameIs("__context__"));
    assertFalse(first("{\"__CONTEXT__\":1}").nameIs("__context__"));
    assertFalse(first("{\"__\\\\u0063ontext__\":1}").nameIs("__context__"));
    assertTrue(first("{\"\":1}").nameIs(""));
    assertEquals("é😀", first("{\"é\\ud83d\\ude00\":1}").name());
  }

  @Test
  void valuesAreTextWhereTheyAreSimple() {
    assertEquals(
        "a\"b\\c/\b\f\n\r\té",
        first("{\"v\":\"a\\\"b\\\\c\\/\\b\\f\\n\\r\\t\\u00e9\"}").text());
    assertEquals("", first("{\"v\":\"\"}").text());
    assertEquals("-1.50e3", first("{\"v\" : -1.50e3 }").text());
    assertEquals("12345678901234567890", first("{\"v\":12345678901234567890}").text());
    assertEquals("true", first("{\"v\":true}").text());
    assertEquals("false", first("{\"v\":false}").text());
    assertNull(first("{\"v\":null}").text());
    assertNull(first("{\"v\":{}}").text());
    assertNull(first("{\"v\":[]}").text());
    assertTrue(first("{\"v\":{}}").isObject());
    assertFalse(first("{\"v\":\"{\"}").isObject());
  }

  @Test
  void placesAreThoseOfTheBytes() {
    String json = " { \"a\" : [1] , \"b\":2 } ";
    byte[] bytes = bytes(json);
    JsonObject object = new JsonObject(bytes, 0, bytes.length);
    assertTrue(object.next());
    assertEquals(2, object.open());
    assertEquals(json.indexOf("\"a\""), object.nameFrom());
    assertEquals(json.indexOf("[1]"), object.valueFrom());
    assertEquals(json.indexOf("[1]") + 3, object.valueTo());
    assertEquals(json.indexOf(','), object.comma());
    assertTrue(object.next());
    assertEquals("2", json.substring(object.valueFrom(), object.valueTo()));
    assertEquals(-1, object.comma());
    assertFalse(object.next());
    assertTrue(object.isValid());
  }

  private static final String[] SEEDS = {
    "{}",
    "{\"a\":1}",
    "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":2},\"text\":\"b\"}",
    " {\"n\":[0,-1,1.5,1e5,-2.5E-10,12345678901234567890],\"t\":true,\"f\":false,\"z\":null}\n",
    "{\"s\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\",\"é\":\"日本😀\"}",
    "{\"deep\":[[[[{\"a\":[{\"b\":{\"c\":[]}}]}]]]],\"x\":{\"y\":{\"z\":\"w\"}}}",
    "{\"long\":\"one that has more than eight, and more than sixteen bytes\",\"number\":-12345678901234567890.123456789e+12345678}",
    "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"MessageAttributes\":{\"k\":{\"Type\":\"String\",\"Value\":\"v\"}}}",
  };

  private static final String[] PIECES = {
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "0", "1", "-", ".", "e", "E", "+", " ", "\n",
    "true", "false", "null", "\"a\":", "{}", "[]", "\u0000", "\u001f", "é", "😀", "a", "/", "//",
  };

  /** What Jackson reads as one object out of valid UTF-8 is one, and nothing else is; and its members are the same. */
  @Test
  @Tag("slow")
  void mutatedObjectsAreReadAsJacksonReadsThem() throws IOException {
    Random random = new Random(20_261_120);
    int valid = 0;
    int cases = 400_000;
    for (int n = 0; n < cases; n++) {
      byte[] json = mutated(bytes(SEEDS[random.nextInt(SEEDS.length)]), random);
      JsonNode expected = isUtf8(json) ? jackson(json) : null;
      assertEquals(expected != null, isValid(json), () -> text(json));
      if (expected != null) {
        valid++;
        assertSameMembers(json);
      }
    }
    assertTrue(valid > cases / 20 && valid < cases / 2, valid + " of " + cases + " were valid");
  }

  private static byte[] mutated(byte[] seed, Random random) {
    byte[] json = seed;
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      int from = random.nextInt(json.length + 1);
      int to = Math.min(json.length, from + random.nextInt(4));
      byte[] piece;
      switch (random.nextInt(5)) {
        case 0 -> piece = new byte[0];
        case 1 -> piece = new byte[] {(byte) random.nextInt(256)};
        case 2 -> {
          int start = random.nextInt(json.length + 1);
          piece =
              Arrays.copyOfRange(json, start, Math.min(json.length, start + random.nextInt(12)));
        }
        default -> piece = bytes(PIECES[random.nextInt(PIECES.length)]);
      }
      ByteBuffer out = ByteBuffer.allocate(json.length - (to - from) + piece.length);
      out.put(json, 0, from).put(piece).put(json, to, json.length - to);
      json = out.array();
    }
    return json;
  }

  private static JsonNode jackson(byte[] json) {
    try {
      // From text: from bytes it would guess at UTF-16, and be lenient with UTF-8.
      JsonNode tree = JACKSON.readTree(new String(json, StandardCharsets.UTF_8));
      return tree.isObject() ? tree : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static void assertSameMembers(byte[] json) throws IOException {
    List<String> theirs = new ArrayList<>();
    try (JsonParser parser =
        JACKSON.getFactory().createParser(new String(json, StandardCharsets.UTF_8))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        String text =
            token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : null;
        theirs.add(name + "=" + text + (token == JsonToken.START_OBJECT ? "{" : ""));
        parser.skipChildren();
      }
    }
    List<String> ours = new ArrayList<>();
    JsonObject object = new JsonObject(json, 0, json.length);
    while (object.next()) {
      ours.add(object.name() + "=" + object.text() + (object.isObject() ? "{" : ""));
      assertTrue(object.nameIs(object.name()) || !isAscii(object.name()));
      if (object.isObject()) {
        assertTrue(isValid(json, object.valueFrom(), object.valueTo()));
      }
    }
    assertEquals(theirs, ours);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.contract.Law;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not one valid JSON object, or is not ours to add to, is not touched. */
@Law(3)
class PayloadRefusedTest extends PayloadCases {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\t\r ",
        "[]",
        "[{}]",
        "[1]",
        "1",
        "0",
        "-1.5e3",
        "true",
        "false",
        "null",
        "\"\"",
        "\"{}\"",
        "\ufeff{}",
        "\ufeff{\"a\":1}",
        "{\ufeff}",
        "{",
        "}",
        "{}}",
        "{{}}",
        "{} {}",
        "{}x",
        "{}\u0000",
        "x{}",
        "{}[]",
        "{}//",
        "{}/**/",
        "{},",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{,\"a\":1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,,\"b\":2}",
        "{\"a\" 1}",
        "{\"a\"::1}",
        "{\"a\":1:2}",
        "{:1}",
        "{1:1}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":'b'}",
        "{null:1}",
        "{\"a\":}",
        "{\"a\":,\"b\":1}",
        "{\"a\":NaN}",
        "{\"a\":nan}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":+1}",
        "{\"a\":01}",
        "{\"a\":-01}",
        "{\"a\":-}",
        "{\"a\":--1}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":1.e1}",
        "{\"a\":1e}",
        "{\"a\":1e+}",
        "{\"a\":1e1.5}",
        "{\"a\":0x1}",
        "{\"a\":1_0}",
        "{\"a\":1L}",
        "{\"a\":tru}",
        "{\"a\":truee}",
        "{\"a\":True}",
        "{\"a\":nul}",
        "{\"a\":undefined}",
        "{\"a\":\"}",
        "{\"a\":\"\\\"}",
        "{\"a\":\"\\x41\"}",
        "{\"a\":\"\\'\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\U0041\"}",
        "{\"a\":\"\\u 041\"}",
        "{\"a\":\"\\\n\"}",
        "{\"a\":[}",
        "{\"a\":]}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1 2]}",
        "{\"a\":[1}}",
        "{\"a\":{]}",
        "{\"a\":{\"b\":1]}",
        "{\"a\":{\"b\"}}",
        "{\"a\":[\"b\":1]}",
        "{/*c*/}",
        "{//c\n}",
        "{#c\n}",
        "{\"a\":1//c\n}",
        "\f{}",
        "{\f}",
        "{\u000b}",
        "{\u00a0}",
        "\u00a0{}",
        "{\u2028}",
        "{\"a\":\"line\nbreak\"}",
        "{\"a\nb\":1}",
        "{\"a\":\"tab\there\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":{}{}}",
        "{\"a\":{\"b\":1}\"c\":2}",
        "{\"a\"\u0000:1}",
        "{\"a\":1\u0000}",
        "a=1&b=2",
        "<a/>",
        "{\"__context__\":{},}",
        "{\"__context__\":{}",
        "{\"__context__\":{\"a\":1,}}",
        "{\"__context__\":{\"a\"}}",
        "{\"__context__\":{\"x-correlation-id\":\"c-1\"}}}",
        "{\"specversion\":\"1.0\"",
      })
  void whatIsNotOneJsonObjectIsLeftAlone(String data) {
    assertFalse(Oracle.isObject(Json.utf8(data)));
    isLeftAlone(Json.utf8(data), "not an object");
  }

  static IntStream controlCharacters() {
    return IntStream.range(0, 0x20);
  }

  @ParameterizedTest
  @MethodSource("controlCharacters")
  void aControlCharacterInAStringIsNoJson(int c) {
    isLeftAlone(Json.utf8("{\"a\":\"" + (char) c + "\"}"), "not an object");
  }

  static final String[] NOT_UTF8 = {
    "80",
    "bf",
    "c0 80",
    "c1 bf",
    "c2",
    "c2 22",
    "c3 28",
    "e0 80 80",
    "e0 9f bf",
    "e2 82",
    "e2 82 28",
    "e2 28 a1",
    "ed a0 80",
    "ed bf bf",
    "ef bf",
    "f0 80 80 80",
    "f0 8f bf bf",
    "f0 9f 98",
    "f0 9f 98 28",
    "f0 9f 28 80",
    "f4 90 80 80",
    "f5 80 80 80",
    "f8 88 80 80 80",
    "fc 84 80 80 80 80",
    "fe",
    "ff",
    "61 ff",
    "c3 a9 a9"
  };

  private static byte[] hex(String hex) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String each : hex.split(" ", -1)) {
      out.write(Integer.parseInt(each, 16));
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @FieldSource("NOT_UTF8")
  void whatIsNotUtf8IsLeftAlone(String hex) {
    byte[] data = joined(Json.utf8("{\"a\":\""), hex(hex), Json.utf8("\"}"));
    assertFalse(Oracle.isObject(data));
    isLeftAlone(data, "not an object");
    assertSame(data, stamped(data));
    byte[] name = joined(Json.utf8("{\""), hex(hex), Json.utf8("\":1}"));
    assertSame(name, stamped(name));
    byte[] cut = joined(Json.utf8("{\"a\":\""), hex(hex));
    assertSame(cut, stamped(cut));
  }

  @Test
  void otherEncodingsAreLeftAlone() {
    for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"}) {
      byte[] data = "{\"a\":1}".getBytes(java.nio.charset.Charset.forName(charset));
      assertSame(data, stamped(data), charset);
    }
    byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertSame(latin, stamped(latin));
    assertEquals(Map.of("not an object", 6L), counts.risen());
  }

  @Test
  void compressedAndAggregatedDataIsLeftAlone() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(Json.utf8("{\"a\":1}"));
    }
    byte[] compressed = out.toByteArray();
    assertSame(compressed, stamped(compressed));
    // Two user records, {"a":1} and {"b":2}, as the Kinesis Producer Library packs them.
    byte[] aggregated = Base64.getDecoder()
        .decode("84mawgoCcGsaCwgAGgd7ImEiOjF9GgsIABoHeyJiIjoyfQEcRZL+hx8mYv3ibqIgVDI=");
    assertEquals((byte) 0xf3, aggregated[0]);
    assertSame(aggregated, stamped(aggregated));
    byte[] magicAlone = joined(hex("f3 89 9a c2"), Json.utf8("{}"));
    assertSame(magicAlone, stamped(magicAlone));
    assertEquals(Map.of("not an object", 3L), counts.risen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void nestingIsReadAsDeepAsJacksonReadsIt(String opening) {
    String closing = opening.equals("[") ? "]" : "}";
    for (int depth :
        new int[] {1, 2, 63, 64, 65, 66, 127, 128, 129, 500, 998, 999, 1000, 1001, 5000}) {
      String inner = opening.equals("[") ? "" : "0";
      byte[] data =
          Json.utf8("{\"n\":" + opening.repeat(depth) + inner + closing.repeat(depth) + "}");
      assertEquals(depth <= 999, Oracle.isObject(data), "Jackson at " + depth);
      byte[] stamped = stamped(data);
      assertEquals(depth <= 999, stamped != data, "at " + depth);
      if (stamped != data) {
        assertTrue(Oracle.isObject(stamped));
      }
    }
  }

  @Test
  void everyContainerEndsByItsOwnBracketHoweverDeep() {
    Random random = new Random(7);
    for (int n = 0; n < 2_000; n++) {
      int depth = 1 + random.nextInt(n % 2 == 0 ? 140 : 999);
      StringBuilder opening = new StringBuilder("{\"a\":");
      StringBuilder closing = new StringBuilder("}");
      for (int i = 0; i < depth; i++) {
        boolean isObject = random.nextBoolean();
        String before = random.nextInt(3) == 0 ? "[0]," : "";
        opening.append(
            isObject ? before.isEmpty() ? "{\"b\":" : "{\"c\":[0],\"b\":" : "[" + before);
        closing.insert(0, isObject ? '}' : ']');
      }
      byte[] sound = Json.utf8(opening + "0" + closing);
      assertTrue(stamped(sound) != sound, Json.text(sound));
      int at = sound.length - 2 - random.nextInt(depth);
      byte[] broken = sound.clone();
      broken[at] = (byte) (broken[at] == ']' ? '}' : ']');
      assertSame(broken, stamped(broken), Json.text(broken));
    }
  }

  @Test
  void everyTruncationIsLeftAlone() {
    String whole =
        "{ \"a\" : \"\\u00e9é😀\" , \"__context__\" : {\"x-correlation-id\":\"c-1\"}, \"n\":[-1.5e+3,true,null,{}]}";
    byte[] data = Json.utf8(whole);
    for (int length = 0; length < data.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(data, length);
      assertSame(cut, stamped(cut));
      assertSame(cut, Payloads.strip(cut));
    }
    assertEquals(Map.of("not an object", (long) data.length), counts.risen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"specversion\":\"1.0\"}",
        "{\"specversion\":null}",
        "{\"id\":\"1\",\"specversion\":\"1.0\",\"data\":{}}",
        "{\"spec\\u0076ersion\":\"1.0\",\"a\":1}",
        "{\"specversion\":\"1.0\",\"a\":\"x\",\"__context__\":null}",
        "{\"__context__\":null}",
        "{\"__context__\":\"\"}",
        "{\"__context__\":\"{}\"}",
        "{\"__context__\":[]}",
        "{\"__context__\":[{}]}",
        "{\"__context__\":0}",
        "{\"__context__\":true,\"a\":1}",
        "{\"a\":1,\"__\\u0063ontext__\":false}",
      })
  void cloudEventsAndMembersOfSomebodyElseAreLeftAlone(String data) {
    isLeftAlone(Json.utf8(data), "not injectable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"specversion\":\"1.0\",\"__context__\":{}}",
        "{\"__context__\":{},\"specversion\":\"1.0\"}",
        "{\"__context__\":{\"x-correlation-id\":\"c-1\"},\"specversion\":\"1.0\"}",
        "{\"__context__\":{},\"a\":1,\"__context__\":null}",
      })
  void whatIsNotInjectableStaysSoWhateverTheContext(String data) {
    byte[] given = Json.utf8(data);
    assertSame(given, stamped(given));
    assertEquals(Map.of("not injectable", 1L), counts.risen());
  }
}

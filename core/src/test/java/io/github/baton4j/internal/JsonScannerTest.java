// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The borders of the grammar, one by one; by words and byte by byte each. */
class JsonScannerTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As members of an object, of which there are more: read to the end or not at all. */
  private static boolean isValue(byte[] value) {
    byte[] head = bytes("{\"a\":");
    byte[] json = Arrays.copyOf(head, head.length + value.length + 7);
    System.arraycopy(value, 0, json, head.length, value.length);
    System.arraycopy(bytes(",\"b\":2}"), 0, json, head.length + value.length, 7);
    boolean byWords = isRead(json, head.length, value.length, true);
    assertEquals(byWords, isRead(json, head.length, value.length, false));
    return byWords;
  }

  private static boolean isRead(byte[] json, int from, int length, boolean byWords) {
    JsonObject object = new JsonObject(json, 0, json.length, byWords);
    if (!object.next()) {
      assertFalse(object.isValid());
      return false;
    }
    assertEquals(from, object.valueFrom());
    assertEquals(from + length, object.valueTo());
    assertTrue(object.next());
    assertEquals("2", object.text());
    assertFalse(object.next());
    return object.isValid();
  }

  /** Source: RFC 3629, section 4. */
  @ParameterizedTest
  @CsvSource({
    "c280, true",
    "dfbf, true",
    "e0a080, true",
    "e18080, true",
    "ecbfbf, true",
    "ed8080, true",
    "ed9fbf, true",
    "ee8080, true",
    "efbfbf, true",
    "f0908080, true",
    "f1808080, true",
    "f3bfbfbf, true",
    "f48fbfbf, true",
    "c280e0a080f0908080, true",
    "80, false",
    "bf, false",
    "c1bf, false",
    "c27f, false",
    "c2c0, false",
    "c2, false",
    "e09fbf, false",
    "e17f80, false",
    "e1c080, false",
    "e1807f, false",
    "e180c0, false",
    "e180, false",
    "eda080, false",
    "f08fbfbf, false",
    "f17f8080, false",
    "f1c08080, false",
    "f1807f80, false",
    "f180c080, false",
    "f180807f, false",
    "f18080c0, false",
    "f18080, false",
    "f4908080, false",
    "f5808080, false",
    "ff, false",
    "c28000, false",
  })
  void aStringHoldsUtf8(String hex, boolean expected) {
    byte[] text = HexFormat.of().parseHex("61" + hex + "62");
    for (int before = 0; before < 10; before++) {
      byte[] string = new byte[before + text.length + 2];
      Arrays.fill(string, (byte) 'x');
      System.arraycopy(text, 0, string, before + 1, text.length);
      string[0] = '"';
      string[string.length - 1] = '"';
      assertEquals(expected, isValue(string));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '#',
      value = {
        "! true",
        "[ true",
        "] true",
        "~ true",
        "\\\" true",
        "\\\\ true",
        "\\/ true",
        "\\b true",
        "\\f true",
        "\\n true",
        "\\r true",
        "\\t true",
        "\\u0000 true",
        "\\u09af true",
        "\\uFADE true",
        "\\ud800 true",
        "\\ false",
        "\\a false",
        "\\N false",
        "\\u false",
        "\\u12 false",
        "\\u123/ false",
        "\\u12:4 false",
        "\\u1@34 false",
        "\\ug234 false",
        "\\u`234 false",
        "\\U0041 false",
      })
  void aStringHoldsEscapes(String text, boolean expected) {
    for (int before = 0; before < 10; before++) {
      String letters = "x".repeat(before);
      assertEquals(expected, isValue(bytes('"' + letters + text + '"')));
      assertEquals(expected, isValue(bytes('"' + letters + text + letters + '"')));
      assertFalse(isValue(bytes('"' + letters + text)));
    }
  }

  @Test
  void aStringHoldsNoControlCharacters() {
    for (char c = 0; c <= ' '; c++) {
      for (int before : new int[] {0, 1, 6, 7, 8, 20}) {
        String string = '"' + "x".repeat(before) + c + "yyyyyyyyy\"";
        assertEquals(c == ' ', isValue(bytes(string)), "character " + (int) c);
      }
    }
    assertTrue(isValue(bytes("\"\u007f\"")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "-0, true",
    "9, true",
    "10, true",
    "19.09, true",
    "0.0, true",
    "0e0, true",
    "1E9, true",
    "1e+9, true",
    "1e-09, true",
    "12345678, true",
    "123456789, true",
    "-12345678.12345678e12345678, true",
    "1234567890123456, true",
    "00, false",
    "01, false",
    "-, false",
    "-01, false",
    "+1, false",
    ".1, false",
    "1., false",
    "1.e1, false",
    "1e, false",
    "1e+, false",
    "1f1, false",
    "12345678:, false",
    "1234567/, false",
    "-a2345678, false",
    "1.a2345678, false",
    "12345678., false",
  })
  void aNumberIsAsItIsWritten(String number, boolean expected) {
    assertEquals(expected, isValue(bytes(number)));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true", "false, true", "null, true", "tru, false", "trux, false", "trxe, false",
    "txue, false", "fals, false", "falsx, false", "falxe, false", "faxse, false", "fxlse, false",
    "nul, false", "nulx, false", "nuxl, false", "nxll, false", "xrue, false",
  })
  void aWordIsOneOfThree(String word, boolean expected) {
    assertEquals(expected, isValue(bytes(word)));
  }

  /** Each § is in turn nothing, and every kind of whitespace. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "§{§}§",
        "§{§\"a\"§:§1§,§\"b\"§:§\"c\"§}§",
        "{\"a\":[§]§,\"b\":{§}§}",
        "{\"a\":[§1§,§\"c\"§,§[§2§]§,§{§\"d\"§:§true§,§\"e\"§:§{§}§}§]§}",
      })
  void whitespaceStandsBetweenAnyTwo(String json) {
    int places = json.length() - json.replace("§", "").length();
    for (String space : List.of(" ", "\t", "\n", "\r", " \r\n\t ")) {
      int at = -1;
      for (int place = 0; place < places; place++) {
        at = json.indexOf('§', at + 1);
        String one = json.substring(0, at) + space + json.substring(at + 1);
        assertTrue(isObject(one.replace("§", "")), one);
      }
      assertTrue(isObject(json.replace("§", space)));
    }
    for (String none : List.of("\u000b", "\f", "\u0001", ",", "]", "x")) {
      assertFalse(isObject(json.replace("§", none)));
    }
  }

  private static boolean isObject(String json) {
    byte[] bytes = bytes(json);
    boolean byWords = isObject(new JsonObject(bytes, 0, bytes.length, true), bytes.length);
    assertEquals(byWords, isObject(new JsonObject(bytes, 0, bytes.length, false), bytes.length));
    return byWords;
  }

  private static boolean isObject(JsonObject object, int most) {
    for (int members = 0; object.next(); members++) {
      assertTrue(members < most, "there is no end");
    }
    return object.isValid();
  }

  /** One word of bits remembers 64 levels; at its borders nothing is forgotten and nothing is mixed up. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 66, 127, 128, 129, 193, 999})
  void whatClosesIsWhatWasOpened(int depth) {
    StringBuilder open = new StringBuilder();
    StringBuilder close = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      boolean isArray = i * 7 % 5 < 2; // no period of 64
      open.append(isArray ? "[" : "{\"a\":");
      close.append(isArray ? ']' : '}');
    }
    close.reverse();
    assertTrue(isValue(bytes(open + "1" + close)));
    for (int wrong : new int[] {0, depth / 2, depth - 2, depth - 1, depth - 64, depth - 65}) {
      if (wrong >= 0) {
        StringBuilder other = new StringBuilder(close);
        other.setCharAt(wrong, close.charAt(wrong) == ']' ? '}' : ']');
        assertFalse(isValue(bytes(open + "1" + other)));
      }
    }
    assertFalse(isValue(bytes(open + "1" + close.substring(1))));
  }

  /** Down and up again, across the border between two words of bits. */
  @Test
  void siblingsInTheDeepAreOfTheirOwnKind() {
    for (int depth : new int[] {62, 63, 64, 65, 127, 128}) {
      String open = "[".repeat(depth);
      String close = "]".repeat(depth);
      assertTrue(isValue(bytes(open + "{\"a\":[{}],\"b\":[[]]},{\"a\":{\"b\":{}}}" + close)));
      assertFalse(isValue(bytes(open + "{\"a\":[{}],\"b\":[[]}]" + close)));
      assertFalse(isValue(bytes(open + "{\"a\":[{}]],\"b\":1}" + close)));
    }
  }

  @Test
  void aThousandLevelsAreReadAndNotOneMore() {
    assertTrue(isValue(bytes("[".repeat(999) + "]".repeat(999))));
    assertFalse(isValue(bytes("[".repeat(1000) + "]".repeat(1000))));
    assertFalse(isValue(bytes("[".repeat(100_000))));
  }

  /** Whatever stands before: a place where nothing ends is no place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a",
        "{\"abcdefghijklm",
        "{\"a\\",
        "{\"a\\x\":1}",
        "{\"abcdefgh\\x\":1}",
        "{\"a\"",
        "{\"a\"1}",
        "{\"a\":",
        "{\"a\":x}",
        "{\"a\":\"b",
        "{\"a\":\"\t\"}",
        "{\"a\":-}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":[1}",
        "{\"a\":{1}}",
        "{\"a\":{\"b\"1}}",
        "{\"a\":[1,{\"b\"}]}",
        "{\"a\":\"\u00ff",
        "{\"a\":1",
        "{\"a\":1]",
        "{\"a\":1;",
        "{1:1}",
      })
  void aMemberThatIsNotWholeIsNotSeen(String json) {
    assertSeesNone(bytes(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "c220", "e18020", "f1808020", "eda080"})
  void aMemberThatIsNotTextIsNotSeen(String hex) {
    byte[] string = HexFormat.of().parseHex("22" + hex + "22");
    byte[] json = Arrays.copyOf(bytes("{\"a\":"), 6 + string.length);
    System.arraycopy(string, 0, json, 5, string.length);
    json[json.length - 1] = '}';
    assertSeesNone(json);
  }

  @Test
  void aMemberThatIsTooDeepIsNotSeen() {
    assertSeesNone(bytes("{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}"));
  }

  private static void assertSeesNone(byte[] json) {
    for (String before : List.of("", "}", ",", "1}", ":1}", "\"}", "\":1}", "\"abcdefghi\":1}")) {
      byte[] all = Arrays.copyOf(bytes(before), before.length() + json.length);
      System.arraycopy(json, 0, all, before.length(), json.length);
      for (boolean byWords : new boolean[] {true, false}) {
        JsonObject object = new JsonObject(all, before.length(), all.length, byWords);
        assertFalse(object.next(), () -> before + new String(json, StandardCharsets.UTF_8));
        assertFalse(object.next());
        assertFalse(object.isValid());
      }
    }
  }

  @Test
  void anEmptyObjectHasNoMember() {
    JsonObject object = new JsonObject(bytes("{ }"));
    assertFalse(object.next());
    assertTrue(object.isValid());
    assertEquals(1, object.open());
    assertEquals(-1, object.comma());
  }

  @Test
  void aValueMayStandAtTheFirstByte() {
    assertEquals(2, new JsonObject(bytes("[]")).value(0));
    assertEquals(3, new JsonObject(bytes("1.5")).value(0));
    assertEquals(-1, new JsonObject(bytes("]")).value(0));
  }

  @Test
  void aMembersObjectIsReadLikeAnyOther() {
    JsonObject outer = new JsonObject(bytes("{\"a\" : {\"b\":\"c\",\"d\":1} }"));
    assertTrue(outer.next());
    assertTrue(outer.isObject());
    assertNull(outer.string());
    JsonObject inner = outer.object();
    assertTrue(inner.next());
    assertEquals("b", inner.name());
    assertEquals("c", inner.string());
    assertTrue(inner.next());
    assertNull(inner.string());
    assertEquals("1", inner.text());
    assertFalse(inner.next());
    assertTrue(inner.isValid());
  }

  @Test
  void aJvmThatHasReadAMebibyteReadsByWords() {
    JsonScanner.isWarm(Integer.MAX_VALUE); // counts as one mebibyte
    assertTrue(JsonScanner.isWarm(0));
    assertTrue(JsonScanner.isWarm(1));
  }
}

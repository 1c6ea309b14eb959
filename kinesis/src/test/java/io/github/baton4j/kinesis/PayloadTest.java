// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.Law;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 3 case by case. What the bytes become without an example is in {@link PayloadPropertyTest}. */
@Law(3)
class PayloadTest extends PayloadCases {
  /** A brace opens each; what is behind it stays, to the byte. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ }",
        "{\n}\n",
        "{\r\n\t }",
        "{\"a\":1}",
        "{\"a\":1}\n",
        "{ \"a\" : 1 , \"b\" : [ ] }  ",
        "{\n  \"a\": {\n    \"b\": [1, 2, {}]\n  }\n}\r\n",
        "{\"n\":12345678901234567890}",
        "{\"n\":1.0,\"m\":1.10,\"z\":-0,\"y\":-0.0}",
        "{\"n\":1e400,\"m\":1E+400,\"o\":1e-400}",
        "{\"n\":123456789012345678901234567890.123456789012345678901234567890}",
        "{\"a\":1,\"a\":2,\"a\":1}",
        "{\"\":\"\"}",
        "{\"é\":\"日本 😀\",\"\u2028\":\"\u007f\ufeff\uffff\"}",
        "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9\\uD83D\\uDE00\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"}\",\"b\":\"{\\\"__context__\\\":{}}\"}",
        "{\"a\":true,\"b\":false,\"c\":null}",
        "{\"a\":[[],[[]],{},[{}]]}",
        "{\"__CONTEXT__\":{}}",
        "{\"__context__ \":{},\"_context__\":1,\"__context___\":2}",
        "{\"detail\":{\"__context__\":{\"x-correlation-id\":\"c-2\"}}}",
        "{\"list\":[{\"__context__\":{\"x-correlation-id\":\"c-2\"}}],\"__context\\u005f\":1e1}",
        "{\"detail\":{\"specversion\":\"1.0\"}}",
        "{\"Specversion\":\"1.0\",\"specversio\":1}",
      })
  void theContextIsTheFirstMemberAndEveryOtherByteStays(String data) {
    boolean hasMembers = data.replaceAll("\\s", "").length() > 2;
    becomes("{" + CONTEXT + (hasMembers ? "," : "") + data.substring(1), data);
    assertEquals(data, Json.text(Payloads.strip(stamped(Json.utf8(data)))));
  }

  @Test
  void whitespaceInFrontStaysThere() {
    becomes(" \n\t\r{" + CONTEXT + ", \"a\":1}", " \n\t\r{ \"a\":1}");
  }

  @Test
  void idsWithQuotesAndBackslashesAreEscapedAndReadBack() throws Exception {
    CorrelationIds ids = CorrelationIds.of("a\"b\\c/{}[],:'~ d").with("x-correlation-q", "\\\"\\");
    byte[] data = Json.utf8("{\"a\":\"é\"}");
    byte[] stamped = Payloads.stamp(data, ids);
    assertEquals(
        "{\"__context__\":{\"x-correlation-id\":\"a\\\"b\\\\c/{}[],:'~ d\",\"x-correlation-q\":\"\\\\\\\"\\\\\"},"
            + "\"a\":\"é\"}",
        Json.text(stamped));
    assertEquals(ids.asMap(), Json.context(stamped));
    assertSame(stamped, Payloads.stamp(stamped, ids));
    assertArrayEquals(data, Payloads.strip(stamped));
    CorrelationIds captured = baton.capture(Payloads.incoming(stamped, "f"));
    assertEquals(ids.correlationId(), captured.correlationId());
    assertEquals("\\\"\\", captured.get("x-correlation-q"));
  }

  @Test
  void aChainLengthWithLeadingZerosIsANumberOfJson() {
    CorrelationIds ids = CorrelationIds.of("c-1").with("call-chain-length", "0012");
    assertEquals(
        "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":12}}",
        Json.text(Payloads.stamp(Json.utf8("{}"), ids)));
    assertEquals(
        "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":12}}",
        Json.text(Payloads.stamp(
            Json.utf8("{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":3}}"),
            ids)));
  }

  static final String[][] STRIPPED = {
    {"{\"__context__\":{}}", "{}"},
    {" { \"__context__\" : { \"a\" : 1 } } ", " {  } "},
    {"{\"__context__\":{},\"a\":1}", "{\"a\":1}"},
    {"{\"__context__\":{} , \"a\":1}", "{ \"a\":1}"},
    {"{\"a\":1,\"__context__\":{}}", "{\"a\":1}"},
    {"{\"a\":1 , \"__context__\":{} }", "{\"a\":1  }"},
    {"{\"a\":1,\"__context__\":{},\"b\":2}", "{\"a\":1,\"b\":2}"},
    {"{\"a\":1 , \"__context__\":{} , \"b\":2}", "{\"a\":1 ,  \"b\":2}"},
    {"{\"__context__\":{},\"__context__\":{}}", "{}"},
    {"{\"__context__\":{},\"a\":1,\"__context__\":{}}", "{\"a\":1}"},
    {"{\"a\":1,\"__context__\":{},\"__context__\":{}}", "{\"a\":1}"},
    {"{\"a\":1,\"__context__\":{},\"__context__\":{},\"b\":2}", "{\"a\":1,\"b\":2}"},
    {"{\"__context__\":1,\"__context__\":{}}", "{\"__context__\":1}"},
    {"{\"__context__\":{},\"__context__\":null}", "{\"__context__\":null}"},
    {"{\"__\\u0063ontext__\":{\"x\":\"}\"},\"a\":1}\n", "{\"a\":1}\n"},
    {"{\"specversion\":\"1.0\",\"__context__\":{}}", "{\"specversion\":\"1.0\"}"},
    {"{\"a\":1,\"a\":1,\"__context__\":{\"x-correlation-id\":\"c-2\"}}", "{\"a\":1,\"a\":1}"},
  };

  @ParameterizedTest
  @FieldSource("STRIPPED")
  void theContextIsTakenAwayWithItsComma(String data, String expected) {
    byte[] given = Json.utf8(data);
    byte[] before = given.clone();
    assertEquals(expected, Json.text(Payloads.strip(given)));
    assertArrayEquals(before, given);
    assertTrue(Oracle.isObject(Json.utf8(expected)));
    assertEquals(Map.of(), counts.risen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1}",
        "{\"__context__\":null}",
        "{\"__context__\":[]}",
        "{\"__context__\":\"{}\"}",
        "{\"a\":{\"__context__\":{}}}",
        "{\"a\":[{\"__context__\":{}}],\"b\":1}",
        "[{\"__context__\":{}}]",
        "{\"__CONTEXT__\":{}}",
        "{\"__context__\":{}} x",
        "{\"__context__\":{},}",
        "{\"__context__\":{}",
        ""
      })
  void whatHasNoContextOfOursIsNotStripped(String data) {
    byte[] given = Json.utf8(data);
    assertSame(given, Payloads.strip(given));
  }
}

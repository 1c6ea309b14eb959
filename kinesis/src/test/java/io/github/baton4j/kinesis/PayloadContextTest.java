// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.CorrelationIds;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain rule for a payload that has a {@code __context__} already. */
class PayloadContextTest extends PayloadCases {
  static final String[][] COMPLETED = {
    {"{\"__context__\":{}}", "{" + CONTEXT + "}"},
    {"{\"__context__\":{ }}", "{\"__context__\":{" + MEMBERS + " }}"},
    {"{\"__context__\" : {\n} , \"a\":1}", "{\"__context__\" : {" + MEMBERS + "\n} , \"a\":1}"},
    {"{\"a\":1,\"__context__\":{}}", "{\"a\":1," + CONTEXT + "}"},
    {"{\"a\":1,\"__context__\":{},\"b\":2}", "{\"a\":1," + CONTEXT + ",\"b\":2}"},
    {"{\"__\\u0063ontext__\":{}}", "{\"__\\u0063ontext__\":{" + MEMBERS + "}}"},
    // Not of a chain yet: filled in, and what is there stays.
    {"{\"__context__\":{\"mine\":[1]}}", "{\"__context__\":{" + MEMBERS + ",\"mine\":[1]}}"},
    {"{\"__context__\":{ \"mine\" : 1.0 }}", "{\"__context__\":{" + MEMBERS + ", \"mine\" : 1.0 }}"
    },
    // Ours, incomplete.
    {
      "{\"__context__\":{\"x-correlation-id\":\"c-1\"}}",
      "{\"__context__\":{\"call-chain-length\":7,\"x-correlation-id\":\"c-1\"}}"
    },
    {
      "{\"__context__\":{\"x-correlation-\\u0069d\":\"\\u0063-1\"}}",
      "{\"__context__\":{\"call-chain-length\":7,\"x-correlation-\\u0069d\":\"\\u0063-1\"}}"
    },
    {
      "{\"__context__\":{\"X-Correlation-Id\":\"c-1\"}}",
      "{\"__context__\":{\"call-chain-length\":7,\"X-Correlation-Id\":\"c-1\"}}"
    },
    // The last of several counts, as it does for JSON readers.
    {
      "{\"__context__\":{\"x-correlation-id\":\"c-2\"},\"__context__\":{}}",
      "{\"__context__\":{\"x-correlation-id\":\"c-2\"}," + CONTEXT + "}"
    },
    {"{\"__context__\":null,\"__context__\":{}}", "{\"__context__\":null," + CONTEXT + "}"},
  };

  @ParameterizedTest
  @FieldSource("COMPLETED")
  void aContextThatIsThereIsCompletedInPlace(String data, String expected) {
    becomes(expected, data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "\"3\"",
        "1.0",
        "7.0",
        "3e0",
        "-1",
        "0",
        "\"\"",
        "\"\\u0033\"",
        "true",
        "false",
        "1000001",
        "12345678901234567890",
        "\"seven\"",
        "\"six\\\"\""
      })
  void aLowerChainLengthBecomesOurNumberInPlace(String theirs) {
    for (String name :
        new String[] {"call-chain-length", "Call-Chain-Length", "call-chain-l\\u0065ngth"}) {
      String data =
          "{\"b\" : {\"call-chain-length\":1}, \"__context__\": { \"x-correlation-id\":\"c-1\" ,\t\""
              + name + "\" : LENGTH\n, \"mine\":{\"call-chain-length\":2} } , \"a\":\"é\" }\n";
      byte[] given = Json.utf8(data.replace("LENGTH", theirs));
      assertEquals(data.replace("LENGTH", "7"), Json.text(stamped(given)));
    }
    assertEquals(Map.of("stamped", 3L), counts.risen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "8", "\"7\"", "\"8\"", "1000000", "\"\\u0039\"", "null", "[]", "{}", "[3]"})
  void aChainLengthThatIsNotLowerOrNoTextStays(String theirs) {
    byte[] given = Json.utf8("{\"__context__\":{\"call-chain-length\":" + theirs
        + ",\"x-correlation-id\":\"c-1\"},\"a\":1}");
    assertSame(given, stamped(given));
    assertEquals(Map.of("complete already", 1L), counts.risen());
  }

  @Test
  void membersAreAddedAndTheLengthRaisedAtOnce() throws Exception {
    byte[] given = Json.utf8(
        "{\"a\":1,\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":\"10\"},\"b\":2}");
    CorrelationIds ids = IDS.with("call-chain-length", "123")
        .with("debug-log-enabled", "true")
        .with("x-correlation-user-id", "u-1");
    assertEquals(
        "{\"a\":1,\"__context__\":{\"debug-log-enabled\":\"true\",\"x-correlation-user-id\":\"u-1\","
            + "\"x-correlation-id\":\"c-1\",\"call-chain-length\":123},\"b\":2}",
        Json.text(Payloads.stamp(given, ids)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"c-2\"",
        "\"C-1\"",
        "\"\"",
        "\"c-1 \"",
        "null",
        "1",
        "true",
        "{}",
        "[\"c-1\"]",
        "{\"c-1\":1}"
      })
  void anotherChainIsLeftAlone(String theirs) {
    String[] names = {"x-correlation-id", "X-CORRELATION-ID", "x-correlation-\\u0069d"};
    for (String name : names) {
      byte[] given =
          Json.utf8("{\"__context__\":{\"call-chain-length\":1,\"" + name + "\":" + theirs + "}}");
      assertSame(given, stamped(given));
    }
    byte[] both = Json.utf8(
        "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"X-Correlation-Id\":" + theirs + "}}");
    assertSame(both, stamped(both));
    assertEquals(Map.of("other chain", 4L), counts.risen());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static io.github.baton4j.lambda.interop.Case.CHAIN;
import static io.github.baton4j.lambda.interop.Case.DEBUG;
import static io.github.baton4j.lambda.interop.Case.ID;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The table: what both directions have to carry, and what only one of the two can send. */
final class Cases {
  private static final Set<Source> TOPIC = EnumSet.of(Source.SNS, Source.ENVELOPE);
  private static final Set<Source> ATTRIBUTES = EnumSet.of(Source.SNS, Source.ENVELOPE, Source.SQS);
  private static final Set<Source> FLAT = EnumSet.complementOf(EnumSet.of(Source.KINESIS));
  private static final Set<Source> TRUSTED = EnumSet.complementOf(EnumSet.of(Source.API));

  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private Cases() {}

  /** What JSON payloads have in them; all of it is text to a queue and a topic. */
  static final List<String> PAYLOADS = List.of(
      "{}",
      "{\"text\":\"gr\u00fc\u00dfe \u65e5\u672c \ud83d\ude00 \u2028 \u007f\"}",
      "{\"escaped\":\"\\u00e9\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\"\\\\ \\u2028\"}",
      "{\"n\":12345678901234567890,\"f\":1.0,\"huge\":1E+400,\"zero\":-0,\"tiny\":1e-7}",
      " {\n\t\"a\" : 1 ,\r\n \"b\":[ ] , \"c\":{ } } \n",
      "{\"twice\":1,\"twice\":2,\"\":{},\"__proto__\":1,\"7\":\"first in Node\"}",
      "{\"x-correlation-id\":\"not an ID\",\"a\":{\"__context__\":{\"x-correlation-id\":\"b\"}}}",
      "{\"context\":\"__context__\",\"__context\":1,\"\\\"__context__\\\":{\":null}");

  private static List<Case> both() {
    List<Case> all = new ArrayList<>();
    all.add(Case.of("an ID"));
    all.add(Case.none("no ID at all"));
    all.add(Case.of("several")
        .with("x-correlation-user-id", "u-1")
        .with("x-correlation-order-id", "0c9f3d0e-6a5a-4c0e-9f60-2b1f6a1e7a11")
        .with("x-correlation-a.b_c-d", "x"));
    all.add(Case.of("debug logs").with(DEBUG, "true"));
    all.add(Case.of("seventh hop").with(CHAIN, 7));
    all.add(Case.of("49th hop").with(CHAIN, 49).with(DEBUG, "true"));
    all.add(Case.of("numbers that are text")
        .with("x-correlation-a", "0123")
        .with("x-correlation-b", "1.50")
        .with("x-correlation-c", "true")
        .with("x-correlation-d", "-0"));
    all.add(Case.of("an ID that is a number").with(ID, "12345678901234567890"));
    all.add(Case.of("words").with("x-correlation-a", "NaN").with("x-correlation-b", "a b  c"));
    all.add(Case.of("traces beside")
        .with("traceparent", TRACEPARENT)
        .with("tracestate", "a=1,b=2")
        .with("x-correlation-user-id", "u-1"));
    all.add(Case.of("attributes beside")
        .with("x-correlation-user-id", "u-1")
        .with("x-correlation-order-id", "o-1")
        .own("kind", "String", "post")
        .own("size", "Number", "12")
        .own("blob", "Binary", "bytes"));
    all.add(Case.of("attributes of types that users make")
        .own("kind", "String.uuid", "0c9f3d0e-6a5a-4c0e-9f60-2b1f6a1e7a11")
        .own("size", "Number.int", "12"));
    all.add(Case.of("headers that look like ours beside")
        .own("x-correlatio", "String", "a")
        .own("call-chain", "String", "5")
        .own("debug", "String", "true"));
    String long64 = "x-correlation-" + "n".repeat(49);
    all.add(Case.of("longest values")
        .with(ID, "i".repeat(256))
        .with(long64 + "1", "1".repeat(256))
        .with(long64 + "2", "2".repeat(256))
        .with(long64 + "3", "3".repeat(256))
        .with(long64 + "4", "~".repeat(256)));
    for (int i = 0; i < PAYLOADS.size(); i++) {
      all.add(Case.of("payload " + i).with("x-correlation-user-id", "u-1").text(PAYLOADS.get(i)));
    }
    return all;
  }

  /** Every printable character, spaces not at an end. */
  private static Case allCharacters() {
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append(c).append(c == 'M' ? " " : "");
    }
    return Case.of("every character")
        .with("x-correlation-all", all.toString())
        .with(
            "x-correlation-of-topic",
            all.toString().replace("\"", "").replace("{", "").replace("[", "").replace("\\", ""));
  }

  private static Case signs() {
    return Case.of("signs that filter policies stumble over")
        .with("x-correlation-quote", "say \"hi\"")
        .with("x-correlation-brace", "{\"a\":1}")
        .with("x-correlation-bracket", "[1]")
        .with("x-correlation-path", "C:\\temp")
        .with("x-correlation-user-id", "u-1");
  }

  private static Case thirtyTwo() {
    Case many = Case.of("32 IDs");
    for (int i = 0; i < 29; i++) {
      many = many.with("x-correlation-" + i, "value-" + i);
    }
    return many;
  }

  private static Case withOwn(String name, int attributes) {
    Case row = Case.of(name).with("x-correlation-user-id", "u-1").only(ATTRIBUTES);
    for (int i = 0; i < attributes; i++) {
      row = row.own("own-" + i, "String", "v");
    }
    return row;
  }

  static List<Case> fromJava() {
    List<Case> all = new ArrayList<>(both());
    // A value that would break a topic's filter policies silently stays at home.
    all.add(allCharacters().lost(TOPIC, List.of("x-correlation-all")));
    all.add(signs()
        .lost(
            TOPIC,
            List.of(
                "x-correlation-quote",
                "x-correlation-brace",
                "x-correlation-bracket",
                "x-correlation-path")));
    // Of ten attributes two are left to others.
    all.add(thirtyTwo().lost(ATTRIBUTES, thirtyTwo().furtherFrom(5)));
    List<String> allButId = List.of(CHAIN, DEBUG, "x-correlation-user-id");
    all.add(withOwn("five attributes beside", 5).lost(ATTRIBUTES, allButId.subList(2, 3)));
    all.add(withOwn("eight attributes beside", 8).lost(ATTRIBUTES, allButId));
    all.add(withOwn("ten attributes beside", 10)
        .lost(ATTRIBUTES, allButId)
        .lost(ATTRIBUTES, List.of(ID)));
    return all;
  }

  static List<Case> fromNode() {
    List<Case> all = new ArrayList<>(both());
    all.add(allCharacters());
    all.add(signs());
    // The queue refuses more than ten attributes, and Node sends what it has.
    all.add(thirtyTwo().only(EnumSet.complementOf(EnumSet.of(Source.SQS))));
    all.add(Case.of("what a hop in Node has beside")
        .with("awsRequestId", "aws-request")
        .with("apiGatewayRequestId", "api-request")
        .with("User-Agent", "somebody's")
        .lost(
            EnumSet.allOf(Source.class),
            List.of("awsRequestId", "apiGatewayRequestId", "User-Agent")));
    all.add(Case.of("a chain length that is text").with(CHAIN, "7"));
    all.add(Case.of("a chain length that was no number")
        .with(CHAIN, "@NaN")
        .lost(EnumSet.allOf(Source.class), List.of(CHAIN)));
    all.add(Case.of("neither chain length nor flag").without(CHAIN).without(DEBUG));
    all.add(Case.of("values that are no text")
        .with("x-correlation-number", 5)
        .with("x-correlation-fraction", 1.5)
        .with("x-correlation-flag", true));
    all.add(Case.none("names in another case")
        .with("X-Correlation-Id", "id in another case")
        .with("X-CORRELATION-User-ID", "u-1")
        .with(CHAIN, 3)
        .with(DEBUG, "true"));
    all.add(nothing("null", "null", EnumSet.allOf(Source.class)));
    all.add(nothing("undefined", "undefined", EnumSet.allOf(Source.class)));
    all.add(nothing("too long", "x".repeat(257), EnumSet.allOf(Source.class)));
    all.add(nothing("not ASCII", "\u65e5\u672c", TRUSTED));
    // No service takes an empty attribute.
    all.add(nothing("empty", "", EnumSet.of(Source.API, Source.KINESIS)));
    // Two IDs in one message: the carrier's is the chain.
    all.add(Case.of("an ID of the message's own")
        .with("x-correlation-user-id", "u-1")
        .with(ID, "of the message")
        .own(ID, "String", "of the message")
        .only(FLAT));
    return all;
  }

  /** Values that count as none, the ID's own included, which is made anew. */
  private static Case nothing(String name, String value, Set<Source> sources) {
    return Case.of("a value that is " + name)
        .with(ID, value)
        .with("x-correlation-user-id", "u-1")
        .with("x-correlation-nothing", value)
        .lost(sources, List.of(ID, "x-correlation-nothing"))
        .only(sources);
  }
}

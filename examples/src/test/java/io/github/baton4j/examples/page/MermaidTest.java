// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against a grammar that has no more than what the writer may use: a part of Mermaid's. */
class MermaidTest {
  private static final String TEXT = "(?:[A-Za-z0-9 .,_/+=()'–]|#[0-9]{1,7};(?:nd)?)+";
  private static final Pattern LINE = Pattern.compile("  participant p\\d+ as " + TEXT
      + "|  Note over p\\d+(?:,p\\d+)?: " + TEXT
      + "|  p\\d+(?:-\\)|->>|-->>|-x|--x)p\\d+: " + TEXT);

  static void assertSafe(String diagram) {
    List<String> lines = diagram.lines().toList();
    assertEquals("sequenceDiagram", lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      assertTrue(LINE.matcher(line).matches(), line);
    }
    assertTrue(diagram.endsWith("\n"));
  }

  static String diagram(Log log) {
    Chain chain = Chains.of(log).all().get(0);
    return Mermaid.of(chain, Sequencer.of(log, chain));
  }

  @Test
  void aPostIsADiagramThatPeopleCanRead() throws IOException {
    String diagram = diagram(Lines.post("id", 0).log());

    assertSafe(diagram);
    assertEquals("""
        sequenceDiagram
          participant p0 as Client
          participant p1 as API
          participant p2 as CreatePost
          participant p3 as Kinesis
          participant p4 as DistributePost
          participant p5 as follower#45;service
          participant p6 as SNS
          participant p7 as IndexPost
          participant p8 as SQS
          participant p9 as AddToFeed
          Note over p0,p9: id
          p0-)p1: request
          p1->>p2: +0 ms request
          p2-)p3: record
          p3->>p4: +50 ms record
          p4->>p5: +60 ms HTTP
          p4-)p6: message
          p6->>p7: +90 ms message
          p4-)p8: 2 messages for AddToFeed
          p8-xp9: +100 ms attempt 1 failed
          Note over p9: +101 ms failed#58; failed to add
          p8->>p9: +102 ms message
          p8-->>p9: +180 ms attempt 2
        """, diagram);
  }

  static final String[] HOSTILE = {
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "a\nparticipant evil",
    "a\r\n%%{init: {'theme': 'x'}}%%",
    "end",
    "END",
    "a;b",
    "a:b",
    "a->>b: c",
    "p0-xp1",
    "#60;",
    "\u2028x\u2029",
    "\ud83d\ude00 \ud800",
    "\"quoted\"",
    "`code` **bold** $$x$$",
    " ",
    "\u0000",
    "as as as",
    "link a: b @ javascript:alert(1)",
    "{}[]|\\~^&"
  };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void nothingOfANameOrAnIdIsSyntax(int which) throws IOException {
    String hostile = HOSTILE[which];
    String diagram = diagram(hostile(hostile));

    assertSafe(diagram);
    assertEquals(7, diagram.lines().count(), diagram);
    assertFalse(diagram.contains("<"), diagram);
  }

  static Log hostile(String hostile) throws IOException {
    return new Lines()
        .of(hostile, 1, 0, "x", "function", hostile, "awsRequestId", "1")
        .of(hostile, 1, 5, "failed " + hostile, "function", hostile, "awsRequestId", "2")
        .log();
  }

  @Test
  void aLongNameIsCut() {
    String text = Mermaid.text("x".repeat(500));

    assertEquals("x".repeat(120) + "#8230;", text);
  }
}

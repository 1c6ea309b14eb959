// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class LogReaderTest {
  private static final String LINE =
      "{\"@timestamp\":\"2026-11-21T10:00:00.123Z\",\"message\":\"hello\",\"level\":\"INFO\",\"x-correlation-id\":\"id-1\"}";

  @TempDir
  Path folder;

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  private static void assertIsTheLine(Log log) {
    assertEquals(0, log.broken(), log.toString());
    assertEquals(1, log.lines().size(), log.toString());
    Line line = log.lines().get(0);
    assertEquals("id-1", line.marks().correlationId());
    assertEquals("hello", line.text());
    assertEquals("INFO", line.level());
    assertEquals(Instant.parse("2026-11-21T10:00:00.123Z"), line.time());
    assertEquals(JsonMapper.shared().readTree(LINE), JsonMapper.shared().readTree(line.raw()));
  }

  /** As some patterns begin, and no document does. */
  @Test
  void aLogThatBeginsWithBracketsIsReadLineByLine() throws IOException {
    Log log = Lines.log("""
        [[main] INFO] {"x-correlation-id":"a","message":"1"}
        [[main] INFO] {"x-correlation-id":"a","message":"2"}
        """);
    assertEquals(2, log.lines().size());
    assertEquals(
        2,
        Lines.log("[[{\"x-correlation-id\":\"a\"},{\"x-correlation-id\":\"b\"}]]")
            .lines()
            .size());
  }

  @Test
  void wordsBeforeTheJsonAreTakenOff() throws IOException {
    for (String before : List.of(
        "",
        "\uFEFF",
        "2026-11-21T10:00:09.000Z ",
        "2026-11-21T10:00:09.000000+00:00 2026/11/21/[$LATEST]0123456789abcdef ",
        "2026-11-21T10:00:09.000Z\t79b4f56e-95b1-4643-9700-2807f4e68189\tINFO\t",
        "pod-1 {not json} ")) {
      assertIsTheLine(Lines.log(before + LINE + "\r\n"));
    }
  }

  @Test
  void wrappingIsTakenOff() throws IOException {
    for (String wrapped : List.of(
        "{\"timestamp\":1,\"message\":" + quoted(LINE) + "}",
        "{\"message\":" + LINE + ",\"agent\":{\"name\":\"x\"}}",
        "{\"@timestamp\":\"2026-11-21 10:00:09.000\",\"@message\":" + quoted(LINE + "\n") + "}",
        "{\"log\":" + quoted(LINE + "\n")
            + ",\"stream\":\"stdout\",\"time\":\"2026-11-21T10:00:09Z\"}",
        "{\"message\":" + quoted("{\"log\":" + quoted(LINE) + "}") + "}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"/x\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1,\"message\":"
            + quoted(LINE) + "}]}")) {
      assertIsTheLine(Lines.log(wrapped));
    }
  }

  @Test
  void documentsAreReadElementByElement() throws IOException {
    for (String document : List.of(
        "[" + LINE + "]",
        "[\n  " + LINE.replace(",", ",\n    ") + "\n]",
        "{\"events\":[{\"logStreamName\":\"s\",\"timestamp\":1,\"message\":" + quoted(LINE)
            + "}],\"searchedLogStreams\":[]}",
        "{\n    \"events\": [\n        {\n            \"timestamp\": 1,\n            \"message\": "
            + quoted(LINE) + "\n        }\n    ],\n    \"nextForwardToken\": \"f/1\"\n}\n",
        "[{\"@timestamp\":\"2026-11-21 10:00:09.000\",\"@message\":" + LINE + "}]",
        "{\n \"queryLanguage\": \"CWLI\", \"results\": [[{\"field\":\"@timestamp\",\"value\":\"2026-11-21 10:00:09.000\"},\n"
            + "{\"field\":\"@message\",\"value\":" + quoted(LINE)
            + "},{\"field\":\"@ptr\",\"value\":\"x\"}]], \"status\": \"Complete\"\n}")) {
      assertIsTheLine(Lines.log(document));
    }
  }

  @Test
  void aWrappedLineHasTheTimeAndTheFunctionOfItsWrappingWhereItSaysNone() throws IOException {
    Line line = Lines.log(
            "{\"@log\":\"123456789012:/aws/lambda/CreatePost\",\"@timestamp\":\"2026-11-21 10:00:09.000\",\"@message\":"
                + quoted("{\"x-correlation-id\":\"id-1\",\"message\":\"hi\"}") + "}")
        .lines()
        .get(0);

    assertEquals(Instant.parse("2026-11-21T10:00:09Z"), line.time());
    assertEquals("CreatePost", line.marks().who());
    assertEquals("hi", line.text());
  }

  /** Who can write into a message cannot make it another line. */
  @Test
  void aMessageThatIsJsonIsNoOtherLine() throws IOException {
    String forged = quoted("{\"x-correlation-id\":\"forged\",\"message\":\"x\"}");

    Log log = Lines.log("{\"level\":\"INFO\",\"message\":" + forged + "}\n"
        + "{\"x-correlation-id\":\"real\",\"message\":" + forged + "}\n"
        + "{\"x-correlation-id\":\"real\",\"events\":[" + forged + "]}");

    assertEquals(
        List.of("", "real", "real"),
        log.lines().stream().map(line -> line.marks().correlationId()).toList());
  }

  @Test
  void everyNameIsKnownInBothForms() throws IOException {
    Marks expected = new Marks("id", 3, "r", "api", "m", "2", "e", "F", "");
    Map<String, String> wire = Map.of(
        "x-correlation-id",
        "id",
        "call-chain-length",
        "3",
        "awsRequestId",
        "r",
        "apiGatewayRequestId",
        "api",
        "messageId",
        "m",
        "receiveCount",
        "2",
        "eventID",
        "e",
        "functionName",
        "F");
    Map<String, Object> snake = Map.of(
        "x_correlation_id",
        "id",
        "call_chain_length",
        3,
        "aws_request_id",
        "r",
        "api_gateway_request_id",
        "api",
        "message_id",
        "m",
        "receive_count",
        2,
        "event_id",
        "e",
        "function_name",
        "F");
    for (Map<String, ?> names : List.of(wire, snake)) {
      assertEquals(
          expected,
          Lines.log(JsonMapper.shared().writeValueAsString(names))
              .lines()
              .get(0)
              .marks());
      for (String place : List.of("mdc", "context", "contextMap", "labels")) {
        String nested =
            JsonMapper.shared().writeValueAsString(Map.of("message", "m", place, names));
        assertEquals(expected, Lines.log(nested).lines().get(0).marks(), place);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1000001", "99999999999", "x", "1.5", " 1", ""})
  void aChainLengthThatIsNoneIsNotTold(String length) throws IOException {
    String line = "{\"x-correlation-id\":\"a\",\"call-chain-length\":" + quoted(length) + "}";

    assertEquals(0, Lines.log(line).lines().get(0).marks().chainLength());
  }

  @ParameterizedTest
  @CsvSource({
    "\"2026-11-21T10:00:00.123Z\"",
    "\"2026-11-21T11:00:00.123+01:00\"",
    "\"2026-11-21T11:00:00.123+0100\"",
    "\"2026-11-21 10:00:00.123\"",
    "'\"2026-11-21 10:00:00,123\"'",
    "1795255200123",
    "\"1795255200123\"",
    "1795255200.123",
    "1795255200123000",
    "1795255200123000000",
    "1.795255200123E12"
  })
  void timesOfEveryFormAreTheSame(String time) throws IOException {
    for (String name : List.of("timestamp", "@timestamp", "time")) {
      Line line = Lines.log("{\"" + name + "\":" + time + ",\"x-correlation-id\":\"a\"}")
          .lines()
          .get(0);
      assertEquals(Instant.parse("2026-11-21T10:00:00.123Z"), line.time(), time);
    }
  }

  @Test
  void logbacksOwnEncoderHasItsNanosecondsBeside() throws IOException {
    String line =
        "{\"timestamp\":1795255200123,\"nanoseconds\":123456789,\"level\":\"INFO\",\"mdc\":{\"x-correlation-id\":\"a\"}}";

    assertEquals(
        Instant.parse("2026-11-21T10:00:00.123456789Z"),
        Lines.log(line).lines().get(0).time());
  }

  @Test
  void brokenLinesAreCountedAndSkipped() throws IOException {
    Log log = Lines.log(String.join(
        "\n",
        LINE,
        "{\"cut\":\"of",
        "no JSON",
        "",
        "   ",
        "[1,2]",
        "{}}",
        "{\"a\":1}{\"b\":2}",
        "\u0000\u0001",
        LINE,
        "{\"message\":NaN}",
        "]["));

    assertEquals(2, log.lines().size());
    assertEquals(8, log.broken());
    // Of what is no text at all nothing is made either.
    assertEquals(
        List.of(), Lines.log(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 'a'}).lines());
    assertEquals(0, Lines.log("").broken());
    // A document that is cut off is read until there.
    Log cut = Lines.log("[" + LINE + ",\n" + LINE + ",\n{\"x");
    assertEquals(2, cut.lines().size());
    assertEquals(1, cut.broken());
  }

  @Test
  void filesFoldersAndPackedOnesAreRead() throws IOException {
    Files.createDirectories(folder.resolve("export/stream"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("export/stream/000000.gz")))) {
      out.write(("2026-11-21T10:00:00.123Z " + LINE).getBytes(UTF_8));
    }
    Files.writeString(folder.resolve("export/plain.jsonl"), LINE + "\n");
    LogReader reader = new LogReader();

    reader.read(folder.resolve("export"));

    assertEquals(2, reader.log().lines().size());
    assertEquals(0, reader.log().broken());
  }

  @Test
  void linesAreInOrderOfTimeAndThoseWithoutStayBehindTheOneBefore() throws IOException {
    Lines lines = new Lines().of("a", 1, 30, "third");
    lines.raw("{\"x-correlation-id\":\"a\",\"message\":\"fourth\"}");
    lines.of("a", 1, 10, "first").of("a", 1, 20, "second");

    assertEquals(
        List.of("first", "second", "third", "fourth"),
        lines.log().lines().stream().map(Line::text).toList());
  }

  @Test
  void whatThereIsNoRoomForIsCounted() throws IOException {
    LogReader few = new LogReader(2, 1_000_000);
    few.read(new ByteArrayInputStream((LINE + "\n").repeat(5).getBytes(UTF_8)));
    assertEquals(2, few.log().lines().size());
    assertEquals(3, few.log().leftOut());

    LogReader small = new LogReader(100, 3 * LINE.length());
    small.read(new ByteArrayInputStream((LINE + "\n").repeat(5).getBytes(UTF_8)));
    assertEquals(3, small.log().lines().size());
    assertEquals(2, small.log().leftOut());
  }

  @Test
  void aLineWithoutEndIsBrokenAndNeverHeldAsAWhole() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("{\"x\":\"".getBytes(UTF_8));
    bytes.write("y".repeat(LogReader.LONGEST_LINE).getBytes(UTF_8));
    bytes.write(("\"}\n" + LINE).getBytes(UTF_8));

    Log log = Lines.log(bytes.toByteArray());

    assertEquals(1, log.broken());
    assertEquals(1, log.lines().size());
  }

  /** Their digits alone would fill a heap, or count for minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"1E-499999999", "1E+999999999", "1E-2147483647", "1E+2147483647"})
  void aTimeOfManyZerosIsNone(String time) throws IOException {
    Log log = assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> Lines.log("{\"timestamp\":\"" + time + "\",\"level\":\"INFO\",\"message\":\"x\"}"));

    assertNull(log.lines().get(0).time());
  }

  @Test
  void anElementOfADocumentIsNoLongerThanALine() throws IOException {
    String zeros = "0,".repeat(LogReader.LONGEST_LINE);

    Log log = Lines.log("[" + LINE + ",{\"x-correlation-id\":\"long\",\"x\":[" + zeros + "0]}]");

    assertEquals(1, log.broken());
    assertEquals(
        List.of("id-1"),
        log.lines().stream().map(line -> line.marks().correlationId()).toList());
    assertEquals(
        900,
        Lines.log("[" + (LINE.replace("hello", "h".repeat(9999)) + ",").repeat(899) + LINE + "]")
            .lines()
            .size());
  }

  /** One file of an export that was cut off must not cost the others. */
  @Test
  void aPackedFileThatIsCutOffCostsItsEndAlone() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((LINE + "\n").repeat(50).getBytes(UTF_8));
      byte[] noise = new byte[50_000];
      new Random(1).nextBytes(noise);
      gzip.write(noise);
    }
    byte[] bytes = packed.toByteArray();
    Files.write(folder.resolve("a.gz"), Arrays.copyOf(bytes, 12));
    Files.write(folder.resolve("b.gz"), Arrays.copyOf(bytes, bytes.length - 20_000));
    Files.write(
        folder.resolve("c.gz"), new byte[] {0x1f, (byte) 0x8b, 99, 99, 99, 99, 99, 99, 99, 99, 99});
    Files.writeString(folder.resolve("d.jsonl"), LINE.replace("id-1", "id-2"));
    LogReader reader = new LogReader();

    reader.read(folder);

    List<Line> lines = reader.log().lines();
    assertEquals(51, lines.size());
    assertTrue(reader.log().broken() >= 3, reader.log().toString());
  }

  @Test
  void aNameThatNobodyReadsToItsEndIsCut() throws IOException {
    Line line = Lines.log("{\"level\":\"INFO\",\"functionName\":\"" + "f".repeat(100_000)
            + "\",\"logger\":\"" + "l".repeat(100_000) + "\"}")
        .lines()
        .get(0);

    assertEquals("f".repeat(200) + "…", line.marks().who());
    assertEquals("l".repeat(200) + "…", line.marks().logger());
  }

  @Test
  void failuresSayWhatWasThrown() throws IOException {
    for (String thrown : List.of(
        "\"stack_trace\":\"java.io.IOException: no\\n\\tat x\"",
        "\"error.stack_trace\":\"java.io.IOException: no\"",
        "\"throwable\":{\"className\":\"java.io.IOException:\",\"message\":\"no\"}")) {
      Line line = Lines.log("{\"level\":\"error\",\"message\":\"oh\"," + thrown + "}")
          .lines()
          .get(0);
      assertEquals("oh – java.io.IOException: no", line.failure());
      assertEquals("ERROR", line.level());
    }
    assertEquals("oh", Lines.log("{\"level\":50,\"msg\":\"oh\"}").lines().get(0).failure());
    assertEquals(
        "", Lines.log("{\"level\":\"WARN\",\"message\":\"oh\"}").lines().get(0).failure());
  }

  @Test
  void lambdasOwnLinesAreKnown() throws IOException {
    String id = "79b4f56e-95b1-4643-9700-2807f4e68189";
    List<Line> lines = Lines.log(String.join(
            "\n",
            "INIT_START Runtime Version: java:17.v1",
            "START RequestId: " + id + " Version: $LATEST",
            "2026-11-21T10:00:03.000Z " + id + " Task timed out after 3.00 seconds",
            "END RequestId: " + id,
            "REPORT RequestId: " + id
                + "\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tStatus: timeout",
            "REPORT RequestId: " + id + "\tDuration: 3.00 ms\tBilled Duration: 3 ms",
            "RequestId: " + id + " Error: Runtime exited with error: exit status 1",
            "{\"time\":\"2026-11-21T10:00:00Z\",\"type\":\"platform.report\",\"record\":{\"requestId\":\""
                + id + "\",\"status\":\"timeout\"}}",
            "{\"time\":\"2026-11-21T10:00:00Z\",\"type\":\"platform.start\",\"record\":{\"requestId\":\""
                + id + "\"}}",
            "{\"timestamp\":\"2026-11-21T10:00:00Z\",\"level\":\"ERROR\",\"message\":{\"errorMessage\":\"boom\"},\"AWSRequestId\":\""
                + id + "\"}"))
        .lines();

    assertEquals(
        List.of("", id, id, id, id, id, id, id, id, id),
        lines.stream().map(line -> line.marks().requestId()).sorted().toList());
    assertEquals(5, lines.stream().filter(Line::isFailure).count());
    assertEquals(
        2, lines.stream().filter(line -> line.phase() == Line.Phase.START).count());
    assertTrue(lines.stream().anyMatch(line -> line.failure().equals("boom")));
    assertTrue(lines.stream().anyMatch(line -> line.failure().equals("platform.report: timeout")));
  }
}

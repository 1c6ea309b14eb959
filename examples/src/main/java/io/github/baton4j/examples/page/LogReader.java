// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads log lines from files and streams: lines of text, or one JSON document (an array, or an object with an array in it),
 * packed with gzip or not.
 *
 * <p>Memory is bounded whatever is read: it keeps at most {@value #MOST_LINES} lines and {@value #MOST_CHARACTERS} characters
 * of them in all, and counts the rest as left out; a line of more than {@value #LONGEST_LINE} bytes is skipped as broken, and
 * never in memory as a whole. Of a document one element at a time is in memory; at one that is longer than a line may be, its
 * reading ends, broken.
 */
final class LogReader {
  static final int MOST_LINES = 100_000;
  static final int MOST_CHARACTERS = 64 * 1024 * 1024;
  static final int LONGEST_LINE = 4 * 1024 * 1024;
  private static final int HEAD = 8 * 1024;

  private final List<Timed> lines = new ArrayList<>();
  private final LineParser parser = new LineParser(this::keep, this::skip);
  private final int mostLines;
  private final int mostCharacters;
  private int characters;
  private int broken;
  private int leftOut;
  private @Nullable Instant last;

  LogReader() {
    this(MOST_LINES, MOST_CHARACTERS);
  }

  LogReader(int mostLines, int mostCharacters) {
    this.mostLines = mostLines;
    this.mostCharacters = mostCharacters;
  }

  /** A line and the time by which it is sorted. */
  private record Timed(Line line, Instant place) {}

  private void keep(Line line) {
    if (lines.size() >= mostLines || characters + line.raw().length() > mostCharacters) {
      leftOut++;
      return;
    }
    characters += line.raw().length();
    Instant time = line.time();
    last = time == null ? last : time;
    lines.add(new Timed(line, last == null ? Instant.MIN : last));
  }

  private void skip() {
    broken++;
  }

  /** What was read so far. */
  Log log() {
    List<Line> sorted = lines.stream()
        .sorted(Comparator.comparing(Timed::place))
        .map(Timed::line)
        .toList();
    return new Log(sorted, broken, leftOut);
  }

  /** Reads a file, or every file below a folder, as an export to S3 has them. */
  void read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> below = Files.walk(path)) {
        for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
          read(file);
        }
      }
      return;
    }
    try (InputStream in = Files.newInputStream(path)) {
      read(in);
    }
  }

  /** Reads a stream to its end; what is packed and cut off, as far as it goes. */
  void read(InputStream stream) throws IOException {
    try {
      readWhole(stream);
    } catch (EOFException | ZipException e) {
      skip();
    }
  }

  private void readWhole(InputStream stream) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, 2 * HEAD);
    byte[] head = head(in);
    if (head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      in = new BufferedInputStream(new GZIPInputStream(in), 2 * HEAD);
      head = head(in);
    }
    // A time that one file ends with says nothing of the next.
    last = null;
    if (isDocument(new String(head, StandardCharsets.UTF_8), head.length == HEAD)) {
      readDocument(in);
    } else {
      readLines(in);
    }
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    return head;
  }

  /** Whether a text begins as one document of which each line is but a part. */
  private static boolean isDocument(String head, boolean isCut) {
    String text = head.startsWith("\uFEFF") ? head.substring(1).strip() : head.strip();
    if (text.startsWith("[")) {
      String next = text;
      while (next.startsWith("[")) { // a log's line may begin with "[[main]"
        next = next.substring(1).stripLeading();
      }
      return next.isEmpty() || "{]".indexOf(next.charAt(0)) >= 0;
    }
    if (!text.startsWith("{")) {
      return false;
    }
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end).strip();
    boolean isWhole = first.endsWith("}") && (end >= 0 || !isCut);
    return !isWhole && (first.length() < 3 || holdsList(text));
  }

  private static boolean holdsList(String text) {
    return Stream.of("\"events\"", "\"logEvents\"", "\"results\"").anyMatch(text::contains);
  }

  private void readDocument(InputStream stream) {
    ElementStream in = new ElementStream(stream, LONGEST_LINE);
    try (JsonParser json = JsonMapper.shared().createParser(in)) {
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          for (token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            JsonNode element = json.readValueAsTree();
            parser.node(element);
            in.nextElement();
          }
        } else if (token == JsonToken.START_OBJECT && depth++ > 0) {
          json.skipChildren();
          depth--;
        }
      }
    } catch (JacksonException e) {
      skip();
    }
  }

  private void readLines(InputStream in) throws IOException {
    LineSplitter splitter = new LineSplitter(in, LONGEST_LINE);
    for (String line = splitter.next(); line != null; line = splitter.next()) {
      parser.text(line.startsWith("\uFEFF") ? line.substring(1) : line);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written to standard output until it is closed. */
final class Lines implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  Lines() {
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  /** Each line as the object that it is. */
  List<JsonNode> all() {
    return written.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
  }

  /** One field of each line, or {@code -}, in order. */
  List<String> each(String field) {
    return all().stream().map(line -> line.path(field).asString("-")).toList();
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}

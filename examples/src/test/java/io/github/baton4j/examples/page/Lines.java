// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Log lines, as an encoder would write them. */
public final class Lines {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final List<String> lines = new ArrayList<>();

  /** Adds a line, so many milliseconds after ten o'clock; fields are name, value, name, value. */
  public Lines add(int millis, String message, String... fields) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("@timestamp", START.plusMillis(millis).toString());
    line.put("message", message);
    line.put("level", message.startsWith("failed") ? "ERROR" : "INFO");
    for (int i = 0; i < fields.length; i += 2) {
      line.put(fields[i], fields[i + 1]);
    }
    return raw(JsonMapper.shared().writeValueAsString(line));
  }

  /** Adds a line of a chain; the same. */
  public Lines of(String id, int hop, int millis, String message, String... fields) {
    List<String> all = new ArrayList<>(
        List.of("x-correlation-id", id, "call-chain-length", Integer.toString(hop)));
    all.addAll(List.of(fields));
    return add(millis, message, all.toArray(new String[0]));
  }

  public Lines raw(String line) {
    lines.add(line);
    return this;
  }

  /** One post: over API and Kinesis, a service, a topic and a queue, where one message fails at first. */
  public static Lines post(String id, int start) {
    return new Lines().withPost(id, start);
  }

  public Lines withPost(String id, int start) {
    String[] create = {
      "function", "CreatePost", "awsRequestId", "r1-" + start, "apiGatewayRequestId", "api-" + start
    };
    String[] distribute = {
      "function",
      "DistributePost",
      "awsRequestId",
      "r2-" + start,
      "eventID",
      "shardId-000000000000:" + start
    };
    of(id, 1, start, "creating", create);
    of(id, 1, start + 5, "created", create);
    of(id, 2, start + 50, "distributing", distribute);
    of(id, 3, start + 60, "asked", "function", "follower-service");
    of(id, 2, start + 70, "distributed", distribute);
    of(
        id,
        3,
        start + 90,
        "indexing",
        "function",
        "IndexPost",
        "awsRequestId",
        "r3-" + start,
        "messageId",
        "m1-" + start);
    String[] first = added("r4-" + start, "m2-" + start, "1");
    of(id, 3, start + 100, "adding", first);
    of(id, 3, start + 101, "failed to add", first);
    of(id, 3, start + 102, "adding", added("r4-" + start, "m3-" + start, "1"));
    of(id, 3, start + 180, "adding again", added("r5-" + start, "m2-" + start, "2"));
    return this;
  }

  private static String[] added(String request, String message, String count) {
    return new String[] {
      "function", "AddToFeed", "awsRequestId", request, "messageId", message, "receiveCount", count
    };
  }

  public List<String> all() {
    return List.copyOf(lines);
  }

  public byte[] bytes() {
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  Log log() throws IOException {
    return log(bytes());
  }

  static Log log(byte[] bytes) throws IOException {
    LogReader reader = new LogReader();
    reader.read(new ByteArrayInputStream(bytes));
    return reader.log();
  }

  static Log log(String text) throws IOException {
    return log(text.getBytes(UTF_8));
  }
}

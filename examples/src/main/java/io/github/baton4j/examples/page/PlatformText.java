// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lambda's own lines, as text and as JSON: they name the invocation and never a correlation ID. */
final class PlatformText {
  private static final String UUID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final Pattern REQUEST = Pattern.compile("\\bRequestId: " + UUID);
  private static final Pattern TIMEOUT = Pattern.compile("\\b" + UUID + " Task timed out after");
  private static final Pattern START = Pattern.compile("(?:^|\\s)START RequestId: ");
  private static final Pattern FAILED = Pattern.compile(
      "Task timed out after|RequestId: \\S+ (?:Error: )?(?:Process|Runtime) exited|RequestId: \\S+ Error:"
          + "|\\bStatus: (?:error|timeout|failure)\\b");

  /** What Lambda writes of no invocation. */
  private static final List<String> OF_NOBODY = List.of(
      "INIT_START ",
      "INIT_REPORT ",
      "RESTORE_START ",
      "RESTORE_REPORT ",
      "EXTENSION\t",
      "LOGS\t",
      "TELEMETRY\t",
      "XRAY TraceId: ");

  private PlatformText() {}

  /** A line of an invocation, or of none; null when it is nothing of Lambda's. */
  static @Nullable Line read(String text, @Nullable Instant time) {
    Matcher request = REQUEST.matcher(text);
    Matcher timeout = TIMEOUT.matcher(text);
    String id = request.find() ? request.group(1) : timeout.find() ? timeout.group(1) : "";
    boolean ofNobody = OF_NOBODY.stream().anyMatch(text::contains);
    if (id.isEmpty() && !ofNobody) {
      return null;
    }
    boolean failed = FAILED.matcher(text).find();
    Line.Phase phase = START.matcher(text).find() ? Line.Phase.START : Line.Phase.AFTER;
    String said = text.replace('\t', ' ').strip();
    return new Line(
        time,
        failed ? "ERROR" : "",
        said,
        text,
        failed ? said : "",
        phase,
        Marks.ofInvocation(id, ""));
  }

  /** The same for {@code {"time":…,"type":"platform.report","record":{…}}}; null when it is another object. */
  static @Nullable Line read(JsonNode object, String raw) {
    String type = Fields.text(object.path("type"));
    JsonNode record = object.path("record");
    if (!type.startsWith("platform.") || !record.isObject()) {
      return null;
    }
    String status = Fields.text(record.path("status"));
    boolean failed = switch (status) {
      case "error", "failure", "timeout" -> true;
      default -> false;
    };
    String said = status.isEmpty() ? type : type + ": " + status;
    String error = Fields.text(record.path("errorType"));
    said = error.isEmpty() ? said : said + ", " + error;
    return new Line(
        new Fields(object).time(),
        failed ? "ERROR" : "",
        said,
        raw,
        failed ? said : "",
        type.equals("platform.start") ? Line.Phase.START : Line.Phase.AFTER,
        Marks.ofInvocation(
            Fields.text(record.path("requestId")), Fields.text(record.path("functionName"))));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Snapshot;
import io.github.baton4j.internal.Values;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric as one line on standard output, from which CloudWatch or a forwarder takes it: no network call on the way to an
 * answer.
 *
 * <pre>{@code
 * MetricLine.emf("Feed")
 *     .dimension("service", "posts")
 *     .metric("latency", 27.4, "Milliseconds")
 *     .metric("bytes", size, "Bytes")
 *     .property("follower", name)
 *     .write();
 * MetricLine.monitoring("latency", "user-api-latency", 27.4);
 * }</pre>
 *
 * <p>A line in CloudWatch's embedded metric format bears what the open scope shows on log lines, {@code x-correlation-id} and
 * {@code awsRequestId} among it, under the same keys: as properties, by which a metric leads to its request, and never as
 * dimensions, of which each value would be a metric of its own, and paid for. A property, metric or dimension of the user's
 * takes the place of one that has its name.
 *
 * <p>What would break a line, or what its reader would drop, is refused by the call that brings it, with an
 * IllegalArgumentException that names the argument; nothing is changed then. Each line is written whole, in one piece, to what
 * {@code System.out} is at that moment. Numbers are exact, without exponents, and the same in every locale; all else is ASCII,
 * escaped where it is not.
 *
 * <p>Limits are those of AWS's pages: the embedded metric format's specification (100 metrics, 100 values of each, 30
 * dimensions), PutMetricData and its data types (names, characters, units, numbers of -2^360 to 2^360), and the quotas of
 * CloudWatch Logs (an event of 1 MiB, of which 26 bytes are its own).
 *
 * <p>The methods that write at once are safe for use by any thread, a line that is being put together by one.
 *
 * <p>To write throws nothing but for a line without a metric. Cost: a map of texts, and one write to standard output.
 *
 * @since 0.1.0
 */
public final class MetricLine {
  private static final int MOST_BYTES = (1 << 20) - 26;

  private static final List<String> UNITS = Values.split(
      "Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits"
          + " Kilobits Megabits Gigabits Terabits Percent Count Bytes/Second Kilobytes/Second"
          + " Megabytes/Second Gigabytes/Second Terabytes/Second Bits/Second Kilobits/Second"
          + " Megabits/Second Gigabits/Second Terabits/Second Count/Second None",
      ' ',
      99);

  private static final String NOT_IN_NAMESPACES = "!\"$%&'()*+,;<=>?@[\\]^`{|}~";
  private static final String NOT_IN_FIELDS = " |,\"[]";
  private static final String AWS = "\"_aws\"";

  private final String namespace;

  /** What stands in the line, as JSON: name → value; first, what tells CloudWatch of it. */
  private final Map<String, String> members = new LinkedHashMap<>();

  private final List<String> metrics = new ArrayList<>();
  private final List<String> dimensions = new ArrayList<>();
  private final List<String> sets = new ArrayList<>();
  private int room;

  private MetricLine(String namespace) {
    this.namespace = namespace;
    this.room = MOST_BYTES - 200 - namespace.length(); // but for what every line has
    members.put(AWS, "");
  }

  /**
   * Begins a line in CloudWatch's embedded metric format.
   *
   * @param namespace 1 to 255 letters and digits of ASCII, spaces and {@code . - _ / # :}, of which the last is not the first;
   *     those that begin with {@code AWS/} are AWS's
   * @return a line to be completed and written, by one thread
   * @throws IllegalArgumentException when an argument breaks a rule, which its message names
   */
  public static MetricLine emf(String namespace) {
    String text = plain("namespace", namespace, 255, NOT_IN_NAMESPACES);
    if (namespace.startsWith("AWS/") || namespace.startsWith(":")) {
      throw refused("namespace", "not AWS's own");
    }
    return new MetricLine(text);
  }

  /**
   * Adds a dimension: every value of it is a metric of its own. Of all dimensions together one set is made, unless
   * {@link #dimensions} makes others.
   *
   * @param name 1 to 250 printable ASCII characters, not that of an ID, nor a colon first
   * @param value 1 to 1,024 printable ASCII characters
   * @return this line
   * @throws IllegalArgumentException when an argument breaks a rule, which its message names
   */
  public MetricLine dimension(String name, String value) {
    String key = plain("name", name, 250, "");
    if (name.startsWith(":") || Snapshot.policyHere().showsId(name)) {
      throw refused("name", "not an ID's, nor with a colon first");
    }
    most("name", dimensions.size(), 30);
    add(key, plain("value", value, 1024, ""), key.length());
    dimensions.add(key);
    return this;
  }

  /**
   * Adds a set of dimensions by which each metric is kept, in the place of the one of all of them.
   *
   * @param names of dimensions that were added; none for the metric as a whole
   * @return this line
   * @throws IllegalArgumentException when an argument breaks a rule, which its message names
   */
  public MetricLine dimensions(String... names) {
    List<String> set = new ArrayList<>();
    for (String name : names) {
      String key = quoted("names", name);
      if (!dimensions.contains(key) || set.contains(key)) {
        throw refused("names", "each a dimension, once");
      }
      set.add(key);
    }
    String text = setOf(set);
    take("names", text.length() + 1);
    sets.add(text);
    return this;
  }

  /**
   * Adds a metric's value; the same name again adds a further value of it.
   *
   * @param name 1 to 255 printable ASCII characters
   * @param value a number within CloudWatch's range
   * @param unit one of CloudWatch's, such as {@code Milliseconds}, {@code Count}, {@code Bytes/Second} or {@code None}; the same
   *     for all values of a metric
   * @return this line
   * @throws IllegalArgumentException when an argument breaks a rule, which its message names
   */
  public MetricLine metric(String name, Number value, String unit) {
    String text = number(value);
    String key = plain("name", name, 255, "");
    if (!UNITS.contains(unit)) {
      throw refused("unit", "one of CloudWatch's");
    }
    String metric = "{\"Name\":" + key + ",\"Unit\":\"" + unit + "\"}";
    String before = metrics.contains(metric) ? members.get(key) : null;
    if (before == null) {
      most("name", metrics.size(), 100);
      add(key, text, metric.length());
      metrics.add(metric);
    } else {
      most("value", Values.split(before, ',', 100).size(), 100);
      take("value", text.length() + 3);
      int end = before.length() - 1;
      String values = before.charAt(0) == '[' ? before.substring(0, end) : "[" + before;
      members.put(key, values + ',' + text + ']');
    }
    return this;
  }

  /**
   * Adds text that is no part of a metric, to be searched.
   *
   * @param name any text of whole characters
   * @param value any text of whole characters
   * @return this line
   * @throws IllegalArgumentException when an argument breaks a rule, which its message names
   */
  public MetricLine property(String name, String value) {
    add(quoted("name", name), quoted("value", value), 0);
    return this;
  }

  /**
   * Writes the line, as of now. It may be added to and written again.
   *
   * @throws IllegalStateException when there is no metric in it
   */
  public void write() {
    if (metrics.isEmpty()) {
      throw new IllegalStateException("no metric");
    }
    Map<String, String> all = new LinkedHashMap<>(members);
    all.put(
        AWS,
        "{\"Timestamp\":" + System.currentTimeMillis()
            + ",\"CloudWatchMetrics\":[{\"Namespace\":" + namespace
            + ",\"Dimensions\":" + setOf(sets.isEmpty() ? List.of(setOf(dimensions)) : sets)
            + ",\"Metrics\":" + setOf(metrics) + "}]}");
    Frame scope = Frame.top();
    if (scope != null) {
      addShown(all, scope.shown());
    }
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, String> each : all.entrySet()) {
      line.append(line.length() == 0 ? '{' : ',')
          .append(each.getKey())
          .append(':')
          .append(each.getValue());
    }
    print(line.append('}'));
  }

  /** What has no room is left out. */
  private void addShown(Map<String, String> all, String[] shown) {
    int left = room;
    for (int i = 0; i < shown.length; i += 2) {
      String key = quoted("", shown[i]);
      String value = quoted("", shown[i + 1]);
      left -= key.length() + value.length() + 2;
      if (left >= 0) {
        all.putIfAbsent(key, value);
      }
    }
  }

  /**
   * Writes a line of fields between pipes, {@code MONITORING|1489795335|27.4|latency|user-api-latency}; with tags, as Datadog
   * reads it, {@code MONITORING|1489795335|27.4|histogram|user-api-latency|#env:prod,tag2}.
   *
   * @param type what it is; to Datadog {@code count}, {@code gauge} or {@code histogram}
   * @param name 1 to 200 printable ASCII characters, as the type and each tag, without spaces, commas, pipes, double quotes and
   *     square brackets
   * @param value as it is written
   * @param tags up to 100
   * @throws IllegalArgumentException when an argument breaks a rule, which its message names
   */
  public static void monitoring(String type, String name, Number value, String... tags) {
    fields('|', type, name, value, tags);
  }

  /**
   * Writes a line of fields between spaces, {@code MONITORING 1489795335 27.4 latency user-api-latency}, which metric filters
   * read as {@code [marker=MONITORING, epoch, value, type, name]}.
   *
   * @param type what it is
   * @param name as at {@link #monitoring}
   * @param value as it is written
   * @throws IllegalArgumentException when an argument breaks a rule, which its message names
   */
  public static void spaced(String type, String name, Number value) {
    fields(' ', type, name, value);
  }

  private static void fields(char between, String type, String name, Number value, String... tags) {
    StringBuilder line = new StringBuilder("MONITORING")
        .append(between)
        .append(System.currentTimeMillis() / 1000)
        .append(between)
        .append(number(value));
    field(line.append(between), "type", type);
    field(line.append(between), "name", name);
    for (int i = 0; i < tags.length; i++) {
      most("tags", i, 100);
      field(line.append(i == 0 ? "|#" : ","), "tags", tags[i]);
    }
    print(line);
  }

  private static void field(StringBuilder line, String argument, String text) {
    plain(argument, text, 200, NOT_IN_FIELDS);
    line.append(text);
  }

  /** As bytes, which no charset of the stream's can change, and in one call, which no other line can divide. */
  private static void print(StringBuilder line) {
    byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    PrintStream out = System.out;
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  private void add(String key, String value, int more) {
    if (members.containsKey(key)) {
      throw refused("name", "not one that is there");
    }
    take("value", key.length() + value.length() + more + 3);
    members.put(key, value);
  }

  private void take(String argument, int bytes) {
    if (bytes > room) {
      throw refused(argument, "a line of 1 MiB");
    }
    room -= bytes;
  }

  private static void most(String argument, int there, int most) {
    if (there == most) {
      throw refused(argument, "no more than " + most);
    }
  }

  private static String setOf(List<String> elements) {
    return "[" + String.join(",", elements) + "]";
  }

  private static String number(@Nullable Number value) {
    try {
      BigDecimal exact = new BigDecimal(String.valueOf(value));
      // No double has more places, and parsers bound the length of a number.
      if (Math.abs(exact.doubleValue()) <= 0x1p360 && exact.scale() <= 400) {
        return exact.toPlainString();
      }
    } catch (NumberFormatException e) {
      // Neither are what a double calls its infinities, and what it calls no number.
    }
    throw refused("value", "-2^360 to 2^360, with up to 400 places");
  }

  /** A text of a limited alphabet, in quotes. */
  private static String plain(String argument, @Nullable String text, int most, String without) {
    int length = text == null ? 0 : text.length();
    boolean isPlain = length <= most;
    boolean isBlank = true;
    for (int i = 0; i < length && isPlain && text != null; i++) {
      char c = text.charAt(i);
      isPlain = c >= ' ' && c <= '~' && without.indexOf(c) < 0;
      isBlank &= c == ' ';
    }
    if (!isPlain || isBlank) {
      throw refused(
          argument,
          "1 to " + most + " printable ASCII characters, more than spaces"
              + (without.isEmpty() ? "" : ", none of ".concat(without)));
    }
    return quoted(argument, text);
  }

  private static String quoted(String argument, @Nullable String text) {
    // Half a surrogate pair is one that cannot be encoded.
    if (text == null || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw refused(argument, "whole characters");
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return out.append('"').toString();
  }

  private static IllegalArgumentException refused(String argument, String rule) {
    return new IllegalArgumentException(argument + ": must be " + rule);
  }
}

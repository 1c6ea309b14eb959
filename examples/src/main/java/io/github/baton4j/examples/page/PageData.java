// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the page draws, as JSON: every line once, and for each chain what to make of them. Times are UTC. */
final class PageData {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Log log;
  private final String title;
  private final Chains chains;

  PageData(Log log, String title) {
    this.log = log;
    this.title = title;
    this.chains = Chains.of(log);
  }

  void write(Writer out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("title", title);
      json.writeNumberProperty("broken", log.broken());
      json.writeNumberProperty("leftOut", log.leftOut());
      json.writeNumberProperty("linesOfNone", chains.linesOfNone());
      json.writeArrayPropertyStart("lines");
      log.lines().forEach(line -> write(json, line));
      json.writeEndArray();
      json.writeArrayPropertyStart("chains");
      chains.all().forEach(chain -> write(json, chain));
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, Line line) {
    json.writeStartArray();
    json.writeString(clock(line.time()));
    json.writeString(line.level());
    json.writeString(line.marks().who());
    json.writeString(line.text());
    json.writeString(line.raw());
    json.writeEndArray();
  }

  private void write(JsonGenerator json, Chain chain) {
    Instant first = chain.first();
    Instant last = last(chain);
    json.writeStartObject();
    json.writeStringProperty("id", chain.id());
    json.writeStringProperty("day", first == null ? "" : DAY.format(first));
    json.writeStringProperty("first", clock(first));
    json.writeStringProperty(
        "took", first == null || last == null ? "" : Spans.text(Duration.between(first, last)));
    json.writeNumberProperty("failures", chain.failures());
    json.writeNumberProperty("retries", chain.retries());
    write(json, "lines", chain.lines());
    Sequence sequence = Sequencer.of(log, chain);
    json.writeArrayPropertyStart("participants");
    for (Sequence.Participant participant : sequence.participants()) {
      json.writeStartObject();
      json.writeStringProperty("name", participant.name());
      json.writeBooleanProperty("function", participant.isFunction());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("steps");
    sequence.steps().forEach(step -> write(json, step, first));
    json.writeEndArray();
    json.writeEndObject();
  }

  private @Nullable Instant last(Chain chain) {
    Instant last = null;
    for (int place : chain.lines()) {
      Instant time = log.lines().get(place).time();
      last = time == null ? last : time;
    }
    return last;
  }

  private static void write(JsonGenerator json, Step step, @Nullable Instant start) {
    Instant at = step.look() == Step.Look.SEND ? null : step.at();
    json.writeStartObject();
    json.writeStringProperty("look", step.look().name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("from", step.from());
    json.writeNumberProperty("to", step.to());
    json.writeStringProperty("at", clock(at));
    json.writeStringProperty(
        "since", at == null || start == null ? "" : "+" + Spans.text(Duration.between(start, at)));
    json.writeStringProperty("label", step.label());
    json.writeStringProperty("detail", step.detail());
    json.writeBooleanProperty("retry", step.isRetry());
    write(json, "lines", step.lines());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, List<Integer> numbers) {
    json.writeArrayPropertyStart(name);
    numbers.forEach(json::writeNumber);
    json.writeEndArray();
  }

  private static String clock(@Nullable Instant time) {
    return time == null ? "" : CLOCK.format(time);
  }
}

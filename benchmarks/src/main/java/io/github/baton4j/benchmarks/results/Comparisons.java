// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import static io.github.baton4j.benchmarks.results.Comparison.atLeast;
import static io.github.baton4j.benchmarks.results.Comparison.atMost;
import static io.github.baton4j.benchmarks.results.Comparison.below;
import static io.github.baton4j.benchmarks.results.Comparison.moreBytes;
import static io.github.baton4j.benchmarks.results.Comparison.nanos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is compared, and all that is aimed at. The one place to change when a benchmark comes or a parameter is renamed. */
final class Comparisons {
  static final String BATON = "baton";
  /** What Baton reads, without the scopes that a handler runs in. */
  static final String CAPTURE = "batonCapture";

  static final String NONE = "none";

  /** Cost per operation with more threads, by what it is with one: so much of a change is no growth. */
  static final double STEADY = 1.1;

  /** Cost per record or byte of much, by the lowest of less: so much is linear, beyond it are caches. */
  static final double LINEAR = 1.25;

  /** Variants as bodies are named, in the order of the tables, and what readers call them. */
  static final Map<String, String> VARIANTS = variants();

  /** What stands beside Baton, by artifact: their versions are kept with the figures. */
  static final List<String> PEERS = List.of(
      "brave",
      "opentelemetry-api",
      "opentelemetry-aws-sdk-2.2",
      "opentelemetry-okhttp-3.0",
      "opentelemetry-logback-mdc-1.0",
      "powertools-logging",
      "jackson-databind",
      "logback-classic",
      "aws-lambda-java-events",
      "sqs",
      "okhttp");

  static final List<Comparison> WARM = List.of(
      Comparison.of(
              "ScopeOpen", "Open and close of an invocation's scope, 4 MDC keys, logback", "lines")
          .aims(
              atMost(BATON, 1.3, "byHand"),
              below(BATON, "brave"),
              // Its scope leaves the MDC to its appender: the two together are what stands beside.
              below(BATON, "openTelemetry").only("lines", "1")),
      Comparison.of("CaptureSqs", "Capture of an `SQSEvent`, 3 IDs in each record", "records")
          .linearIn("records", "record", 1, 0)
          .aims(
              nanos(CAPTURE, 20_000).only("records", "100"),
              atMost(CAPTURE, 0.1, "powertools"),
              nanos(BATON, 20_000).only("records", "100"),
              atMost(BATON, 0.1, "powertools")),
      Comparison.of("CaptureHttp", "Capture of an API v2 event with 30 headers", "until")
          .aims(below(BATON, "openTelemetry"), below(BATON, "brave")),
      sending("SqsSend", "`sendMessage`"),
      sending("SqsSendBatch", "`sendMessageBatch` of 10"),
      sending("SnsPublish", "`publish`"),
      sending("SnsPublishBatch", "`publishBatch` of 10"),
      sending("KinesisPut", "`putRecords` of 500 × 1 KB"),
      Comparison.of("OkHttpSend", "An OkHttp call")
          .aboveNone()
          .aims(atMost(BATON, 0.25, "openTelemetry")),
      Comparison.of("KinesisInject", "Three IDs into the data of a record", "documents", "size")
          .linearIn("size", "KB", 1024, 1)
          .aims(atLeast(BATON, 10, "jacksonTree"), atLeast(BATON, 8, "jacksonStreaming")),
      Comparison.of("KinesisCapture", "The IDs out of the data of a record", "documents", "size")
          .linearIn("size", "KB", 1024, 1)
          .aims(
              atLeast(BATON, 10, "jacksonTree"),
              atLeast(BATON, 8, "jacksonStreaming"),
              atLeast(BATON, 8, "jacksonStreamingToTheEnd")),
      Comparison.of("KinesisCaptureBatch", "Capture of a batch of records of 1 KB", "records")
          .linearIn("records", "record", 1, 1024)
          .aims(
              atLeast(CAPTURE, 10, "jacksonTree"),
              atLeast(CAPTURE, 8, "jacksonStreaming"),
              atLeast(CAPTURE, 8, "jacksonStreamingToTheEnd")),
      Comparison.of("EmptyContext", "Every interceptor outside of any scope", "target")
          .aims(moreBytes(BATON, 0, "idle")),
      Comparison.of("DebugFlag", "`isDebugEnabled()` on a logger at INFO", "where")
          .aims(nanos(BATON, 5).only("where", "FLAG_OFF")));

  /** A cold start's variants, in the order of the tables, and what readers call them. */
  static final Map<String, String> COLD = cold();

  /** What drop-in may add to an invocation's way from the process's start to its answer. */
  static final double DROP_IN_MILLIS = 15;

  /** How many classes Baton may load. */
  static final int CLASSES = 80;

  private Comparisons() {}

  private static Comparison sending(String name, String title) {
    return Comparison.of(name, title)
        .aboveNone()
        .aims(atMost(BATON, 1.5, "byHand"), atMost(BATON, 0.25, "openTelemetry"));
  }

  private static Map<String, String> variants() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(NONE, "none");
    names.put("without", "no filter");
    names.put("idle", "an interceptor that does nothing");
    names.put("byHand", "by hand");
    names.put("splice", "by hand, unseen");
    names.put(BATON, "Baton");
    names.put(CAPTURE, "Baton's capture alone");
    names.put("brave", "Brave");
    names.put("openTelemetry", "OpenTelemetry");
    names.put("powertools", "Powertools");
    names.put("mdcFilter", "logback's `MDCFilter`");
    names.put("jacksonTree", "Jackson's tree");
    names.put("jacksonStreaming", "Jackson's streaming");
    names.put("jacksonStreamingToTheEnd", "Jackson's streaming, to the end");
    names.put("copy", "bare copy");
    return names;
  }

  private static Map<String, String> cold() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(NONE, "none");
    names.put("hand", "by hand");
    names.put("explicit", "Baton, explicit");
    names.put("dropin", "Baton, drop-in");
    names.put("opentelemetry", "OpenTelemetry");
    names.put("powertools", "Powertools");
    return names;
  }
}

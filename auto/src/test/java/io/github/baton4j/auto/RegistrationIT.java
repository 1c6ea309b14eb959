// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.auto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.FreshJvm;
import io.github.baton4j.testkit.LoopbackServer;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clients, each application in a JVM of its own, since the environment is read once. */
class RegistrationIT {
  private static final String STREAMS =
      " named ,,arn:aws:kinesis:eu-west-1:000000000000:stream/arn-named";

  /** The SDK's number of a call, its time, and the signature, which is of both. */
  private static final Set<String> UNIQUE =
      Set.of("amz-sdk-invocation-id", "x-amz-date", "authorization");

  private LoopbackServer services;
  private WireRecorder wire;

  @BeforeEach
  void start() throws IOException {
    services = LoopbackServer.start("services", exchange -> {
      exchange.getRequestBody().readAllBytes();
      LoopbackServer.answer(exchange, 400, "{}");
    });
    wire = WireRecorder.before(services.address());
  }

  @AfterEach
  void end() {
    wire.close();
    services.close();
  }

  /** The bodies of the six requests, by what they are. */
  private List<String> sent(Map<String, String> environment, String... options) throws Exception {
    int before = wire.requests().size();
    String[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = "-Dtest.endpoint=" + wire.uri();
    FreshJvm.run(Sender.class, environment, all);
    List<String> bodies = since(before).stream()
        .map(each -> new String(each.body(), StandardCharsets.ISO_8859_1))
        .toList();
    assertEquals(6, bodies.size());
    return bodies;
  }

  private List<RecordedRequest> since(int before) {
    List<RecordedRequest> requests = wire.requests();
    return requests.subList(before, requests.size());
  }

  /** Requests to the letter, headers in their order; of those that no two requests have alike only the names. */
  private static List<String> whole(List<RecordedRequest> requests) {
    List<String> all = new ArrayList<>();
    for (RecordedRequest each : requests) {
      StringBuilder text = new StringBuilder(each.method()).append(' ').append(each.target());
      for (Map.Entry<String, String> header : each.headers()) {
        text.append('\n').append(header.getKey()).append(": ");
        if (!UNIQUE.contains(header.getKey().toLowerCase(Locale.ROOT))) {
          text.append(header.getValue());
        }
      }
      all.add(text + "\n\n" + new String(each.body(), StandardCharsets.ISO_8859_1));
    }
    return all;
  }

  private static long count(String text, String what) {
    return Pattern.compile(what, Pattern.LITERAL)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .count();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyCarrierGetsItsIdsOnceByHandAsWell(boolean byHand) throws Exception {
    List<String> bodies = sent(Map.of("BATON_KINESIS_STREAMS", STREAMS), "-Dtest.byHand=" + byHand);
    assertEquals(
        List.of(1L, 1L, 1L, 1L, byHand ? 1L : 0L, 1L),
        bodies.stream().map(each -> count(each, "x-correlation-id")).toList());
    assertEquals(
        List.of(1L, 0L, 1L, 1L, byHand ? 1L : 0L, 1L),
        bodies.stream().map(each -> count(each, "chain-1")).toList());
    assertEquals(1, count(bodies.get(3), "__context__"));
    assertEquals(1, count(bodies.get(5), "__context__"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*,other2,name"})
  void noStreamGetsAnythingThatIsNotNamed(String streams) throws Exception {
    List<String> bodies = sent(Map.of("BATON_KINESIS_STREAMS", streams));
    assertEquals(1, count(bodies.get(0), "chain-1"));
    for (String each : bodies.subList(3, 6)) {
      assertEquals(0, count(each, "correlation"));
    }
  }

  @Test
  void switchedOffTheWireIsByteForByteAsWithoutBaton() throws Exception {
    sent(Map.of("BATON_KINESIS_STREAMS", STREAMS, "BATON_ENABLED", "false"));
    List<String> off = whole(since(0));
    for (String each : off) {
      assertEquals(0, count(each, "correlation"), each);
      assertEquals(1, count(each, "User-Agent: "), each);
    }
    // The same application with none of the registration files.
    ClassPath without = ClassPath.ofThisJvm()
        .withDependencies(
            "baton-sqs", "baton-sns", "baton-kinesis", "sqs", "sns", "kinesis", "logback-classic");
    String own = Path.of(
            Sender.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
    int before = wire.requests().size();
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dtest.endpoint=" + wire.uri(),
            "-Dbaton.enabled=false",
            "-cp",
            own + File.pathSeparator + without,
            Sender.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      assertEquals(true, process.waitFor(60, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(off, whole(since(before)));
  }
}

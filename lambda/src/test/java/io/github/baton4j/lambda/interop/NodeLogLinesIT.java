// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.baton4j.testkit.node.NeedsNode;
import io.github.baton4j.testkit.node.NodePackages;
import io.github.baton4j.testkit.node.NodeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/finding.md says of the lines of a Node service, held against those that its logger writes. */
@NeedsNode
class NodeLogLinesIT {
  private static final Pattern SHOWN = Pattern.compile("```json node\\n(.*)\\n```");

  private static final String FUNCTION = """
      const middy = require('@middy/core');
      const capture = require('@dazn/lambda-powertools-middleware-correlation-ids');
      const log = require('@dazn/lambda-powertools-logger');
      const handler = middy(async () => {
        log.info('indexing post-6');
        log.error('no room', {}, new Error('full'));
        console.log('done');
      }).use(capture({ sampleDebugLogRate: 0 }));
      const text = value => ({ Type: 'String', Value: value });
      const MessageAttributes = {
        'x-correlation-id': text('id-1'),
        'call-chain-length': text('2'),
        'debug-log-enabled': text('false'),
      };
      const record = { EventSource: 'aws:sns', Sns: { MessageId: 'm-1', MessageAttributes } };
      handler({ Records: [record] }, { awsRequestId: 'request-1' });
      """;

  private static List<JsonNode> lines;

  @BeforeAll
  static void log() {
    NodePackages packages = NodePackages.install("powertools");
    Map<String, String> environment = Map.of(
        "AWS_REGION", "eu-west-1",
        "AWS_LAMBDA_FUNCTION_NAME", "IndexPost",
        "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    try (NodeProcess process = NodeProcess.start(
        packages, environment, output -> output.contains("done"), "-e", FUNCTION)) {
      lines = process
          .output()
          .lines()
          .filter(line -> line.startsWith("{"))
          .map(NodeLogLinesIT::json)
          .toList();
    }
  }

  private static JsonNode json(String line) {
    try {
      return LambdaEvents.JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static Map<String, String> kinds(JsonNode line) {
    Map<String, String> kinds = new TreeMap<>();
    line.properties()
        .forEach(each -> kinds.put(each.getKey(), each.getValue().getNodeType().name()));
    return kinds;
  }

  @Test
  void lineOfThePageIsAsTheLoggerWritesIt() throws IOException {
    Path page =
        Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../docs/finding.md");
    Matcher shown = SHOWN.matcher(Files.readString(page));
    assertTrue(shown.find());
    assertEquals(kinds(lines.get(0)), kinds(json(shown.group(1))));
  }

  @Test
  void namesAreThoseOfJava() {
    for (JsonNode line : lines) {
      assertEquals("id-1", line.path("x-correlation-id").textValue());
      assertEquals("request-1", line.path("awsRequestId").textValue());
      assertEquals("false", line.path("debug-log-enabled").textValue());
      assertEquals("IndexPost", line.path("functionName").textValue());
    }
  }

  @Test
  void levelAndHopAreNumbersAndTheLevelsWordStandsBeside() {
    assertEquals(2, lines.size());
    assertEquals(3, lines.get(0).path("call-chain-length").numberValue());
    assertEquals(30, lines.get(0).path("level").numberValue());
    assertEquals("INFO", lines.get(0).path("sLevel").textValue());
    assertEquals(50, lines.get(1).path("level").numberValue());
    assertEquals("ERROR", lines.get(1).path("sLevel").textValue());
  }
}

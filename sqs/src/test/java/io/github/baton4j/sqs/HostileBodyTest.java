// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static io.github.baton4j.sqs.Bodies.envelope;
import static io.github.baton4j.sqs.Bodies.event;
import static io.github.baton4j.sqs.Bodies.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Law 6 for bodies, which anybody may have written: what is not wholly an envelope or an event is not read at all. */
class HostileBodyTest {
  private static final int MIB = 1 << 20;
  private static final String ENVELOPE = envelope(id("c-1")).toString();
  private static final String EVENT = event(id("c-1")).toString();
  private static final String MARKS = "\"TopicArn\" \"detail-type\"";

  static final List<String> IGNORED = ignored();

  private static List<String> ignored() {
    List<String> all = new ArrayList<>();
    for (String body : List.of("", " ", "1", "null", "true", "\"text\"", "[]", "{}", "\u0000")) {
      all.add(body);
      all.add(body + MARKS);
      all.add(MARKS + body);
    }
    all.add("[\"TopicArn\",\"detail-type\"]");
    all.add("{\"TopicArn\":1,\"detail-type\":2}");
    all.add("\"TopicArn\"".repeat(100_000));
    all.add("m".repeat(MIB));
    all.add(MARKS + "m".repeat(MIB));
    for (String open : List.of("[", "{\"a\":", "{\"TopicArn\":", "{\"detail-type\":[")) {
      all.add(open.repeat(100_000));
      all.add(MARKS + open.repeat(100_000));
      all.add("{\"TopicArn\":" + open.repeat(100_000));
      all.add(inserted(ENVELOPE, "\"a\":" + open.repeat(100_000)));
      all.add(inserted(EVENT, "\"a\":" + open.repeat(100_000)));
    }
    String deep = "\"a\":" + "[".repeat(100_000) + "]".repeat(100_000);
    for (String body : List.of(ENVELOPE, EVENT)) {
      all.add(inserted(body, deep));
      all.add('[' + body + ']');
      all.add(body.substring(1));
      all.add(body.substring(0, body.length() - 1));
      all.add(body.substring(0, body.length() / 2));
      for (String behind : List.of("}", ",", "x", "\u0000", "{}", body, "\u00a0", "//", "\ufeff")) {
        all.add(body + behind);
      }
      for (String before : List.of("\ufeff", "x", "\u00a0", "/**/", "\u2028", "\ud800")) {
        all.add(before + body);
      }
      for (String member : List.of(
          "a:1",
          "'a':1",
          "\"a\"",
          "\"a\":",
          "\"a\":01",
          "\"a\":NaN",
          "\"a\":\"\t\"",
          "\"a\":1,",
          "\"a\":\"\\x\"",
          "\"a\":\"\\u12\"",
          "\"\u0000\":1",
          "\"a\":+1",
          "\"a\":.5",
          "\"a\":nul")) {
        all.add(inserted(body, member));
      }
    }
    return all;
  }

  /** With a member of ours as the first one. */
  private static String inserted(String body, String member) {
    return '{' + member + ',' + body.substring(1);
  }

  private final Baton baton = Baton.builder().build();
  private final long failed = baton.outcomes().count("sqs", "failed");

  private String captured(Door door, String body) {
    CorrelationIds ids = baton.capture(door.incoming("record-1", Map.of(), body));
    assertEquals(failed, baton.outcomes().count("sqs", "failed"));
    return ids.correlationId();
  }

  @ParameterizedTest(name = "{index}")
  @FieldSource("IGNORED")
  void whatIsNotWhollyOneOfTheseIsNotRead(String body) {
    assertTimeout(Duration.ofSeconds(10), () -> {
      for (Door door : Door.values()) {
        assertEquals("record-1", captured(door, body));
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void aMessageWithoutABodyIsLikeAnother(Door door) {
    assertEquals("record-1", captured(door, null));
    assertEquals(
        "c-1",
        baton.capture(door.incoming("record-1", id("c-1"), "{\"TopicArn\"")).correlationId());
  }

  @ParameterizedTest
  @EnumSource
  void whitespaceAndNestingAndSizeAreNoFault(Door door) {
    String deep = "\"a\":" + "[".repeat(900) + "]".repeat(900);
    for (String body : List.of(ENVELOPE, EVENT)) {
      assertEquals("c-1", captured(door, " \r\n\t" + body + " \r\n\t"));
      assertEquals("c-1", captured(door, inserted(body, deep)));
      assertEquals("c-1", captured(door, inserted(body, "\"a\":\"" + "€".repeat(MIB / 3) + '"')));
    }
    assertEquals(
        "c-1",
        captured(door, envelope("sns-1", id("c-1"), "\"{".repeat(MIB / 4)).toString()));
    assertEquals(
        "c-1",
        captured(door, envelope("sns-1", Map.of(), " ".repeat(MIB) + EVENT).toString()));
  }

  /** Half of a pair is no text in UTF-8; the rest of the body is none the worse for it. */
  @ParameterizedTest
  @EnumSource
  void unpairedSurrogatesAreNoFault(Door door) {
    for (String half : List.of("\ud83d", "\ude00", "\\ud83d", "\\ude00", "\ude00\ud83d")) {
      for (String body : List.of(ENVELOPE, EVENT)) {
        assertEquals("c-1", captured(door, inserted(body, '"' + half + "\":\"" + half + '"')));
      }
      String value = ENVELOPE.replace("c-1", "c-" + half);
      String other = half.startsWith("\\") ? "sns-1" : "c-" + "?".repeat(half.length());
      assertEquals(other, captured(door, value));
      String message =
          envelope("sns-1", Map.of(), inserted(EVENT, "\"" + half + "\":1")).toString();
      assertEquals("c-1", captured(door, message));
    }
  }

  /** A hundred thousand attributes, and one member a hundred thousand times: each is looked at a few times at most. */
  @ParameterizedTest
  @EnumSource
  void manyMembersCostBoundedTime(Door door) {
    StringBuilder many = new StringBuilder("\"MessageAttributes\":{");
    StringBuilder same = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      many.append("\"x-correlation-").append(i).append("\":{\"Type\":\"String\",\"Value\":\"v\"},");
      same.append("\"Message\":\"{\\\"detail-type\\\"\",\"MessageAttributes\":{\"a\":{}},");
    }
    many.append("\"x-correlation-id\":{\"Type\":\"String\",\"Value\":\"c-2\"}}");
    String without = envelope(Map.of()).without(List.of("MessageAttributes")).toString();
    assertTimeout(Duration.ofSeconds(20), () -> {
      assertEquals("c-2", captured(door, inserted(without, many.toString())));
      assertEquals("c-1", captured(door, "{" + same + ENVELOPE.substring(1)));
    });
  }

  /** Each layer doubles the backslashes of those inside it, and only the first two are opened. */
  @ParameterizedTest
  @EnumSource
  void unpackingStops(Door door) {
    String body = event(id("c-9")).toString();
    for (int layer = 0; layer < 12; layer++) {
      body = envelope("sns-" + layer, Map.of(), body).toString();
    }
    String nested = body;
    assertTimeout(Duration.ofSeconds(10), () -> assertEquals("sns-11", captured(door, nested)));
    String three = envelope(
            "sns-3", Map.of(), envelope("sns-2", Map.of(), ENVELOPE).toString())
        .toString();
    assertEquals("sns-3", captured(door, three));
  }

  @Test
  void theEventAndTheMessageAreNotChanged() throws Exception {
    ObjectMapper json = new ObjectMapper();
    for (String body : List.of(ENVELOPE, EVENT, "{\"TopicArn\"", "")) {
      SQSEvent.SQSMessage event = Door.event("record-1", id("c-1", "mine", "m"), body);
      String before = json.writeValueAsString(event);
      baton.capture(SqsEvents.incoming(event));
      assertEquals(before, json.writeValueAsString(event));
      Message message = Door.message("record-1", id("c-1", "mine", "m"), body);
      baton.capture(SqsMessages.incoming(message));
      assertEquals(Door.message("record-1", id("c-1", "mine", "m"), body), message);
    }
  }

  private static final ObjectMapper STRICT = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  /** What a reader who knows nothing of ours finds: the ID of an envelope, else of an event, else the record's. */
  private static String expected(String body) {
    JsonNode tree;
    try {
      tree = STRICT.readTree(body.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return e.getMessage().contains("Duplicate field") ? null : "record-1";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!tree.isObject()) {
      return "record-1";
    }
    String attribute = "/MessageAttributes/x-correlation-id";
    boolean isText = tree.at(attribute + "/Type").asText().matches("(?s)(String|Number)([.].*)?");
    if (tree.path("Type").asText().equals("Notification")
        && tree.path("TopicArn").asText().matches("(?s)arn:aws(-[^:]*)?:sns:[^:]+:[^:]+:.+")
        && tree.path("MessageId").isTextual()) {
      return orElse(isText ? tree.at(attribute + "/Value") : null, tree.path("MessageId"));
    }
    if (tree.path("detail-type").isTextual()
        && tree.path("source").isTextual()
        && tree.path("detail").isObject()
        && tree.path("id").isTextual()) {
      return orElse(tree.at("/detail/__context__/x-correlation-id"), tree.path("id"));
    }
    return "record-1";
  }

  private static String orElse(JsonNode id, JsonNode fallback) {
    for (JsonNode each : new JsonNode[] {id, fallback}) {
      if (each != null && each.isValueNode() && each.asText().matches("[!-~]([ -~]*[!-~])?")) {
        return each.asText();
      }
    }
    return "record-1";
  }

  /** Bodies with some characters changed, dropped or doubled are read as Jackson reads them. */
  @Test
  void damagedBodiesAreReadAsAnotherParserReadsThem() {
    Random random = new Random(11);
    ObjectNode small =
        envelope(id("c-1")).retain("Type", "MessageId", "TopicArn", "MessageAttributes");
    ObjectNode event = event(id("c-1")).retain("id", "detail-type", "source", "detail");
    String characters = "{}[]\",:\\ \n0123456789-+.etrufalsn/bx\u0000\u00e9\ud83d";
    int read = 0;
    for (int n = 0; n < 40_000; n++) {
      StringBuilder body = new StringBuilder((n % 2 == 0 ? small : event).toString());
      for (int i = random.nextInt(3); i >= 0; i--) {
        int at = random.nextInt(body.length());
        switch (random.nextInt(3)) {
          case 0 -> body.deleteCharAt(at);
          case 1 -> body.insert(at, characters.charAt(random.nextInt(characters.length())));
          default -> body.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
        }
      }
      // Their names, whole: a body in which they are damaged is not looked at, which costs nothing.
      String text = body.toString();
      boolean isMarked = text.contains("\"TopicArn\"") || text.contains("\"detail-type\"");
      String expected = expected(text);
      if (expected != null && isMarked) {
        assertEquals(expected, captured(n % 4 < 2 ? Door.EVENTS : Door.MESSAGES, text), text);
        read += expected.equals("record-1") ? 0 : 1;
      }
    }
    assertTrue(read > 1000, "only " + read);
  }
}

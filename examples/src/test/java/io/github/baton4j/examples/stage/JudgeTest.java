// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The judge before evidence that is made up: sound at first, then with one thing wrong at a time. */
class JudgeTest {
  private final List<PlannedPost> plan = List.of(
      new PlannedPost("post-1", "ana", "", "hello", "ana-id", true, false),
      new PlannedPost("post-2", "zoe", "", "flaky", null, false, false));

  private final Map<String, Poster.Answer> answers = new LinkedHashMap<>();
  private final List<String> userService = new ArrayList<>();
  private final List<String> sqs = new ArrayList<>();
  private final List<EventSource.Delivery> deliveries = new ArrayList<>();
  private final List<String> output = new ArrayList<>();
  private final List<String> leftovers = new ArrayList<>();
  private boolean atOnce = true;

  JudgeTest() {
    tell("post-1", "ana", "ana-id");
    tell("post-2", "zoe", "r-2");
    deliveries.add(new EventSource.Delivery("{\"id\":\"post-1\"}", "1", 1, false));
    deliveries.add(new EventSource.Delivery("{\"id\":\"post-2\"}", "1", 1, true));
    deliveries.add(new EventSource.Delivery("{\"id\":\"post-2\"}", "2", 2, false));
    output.add(line("AddToFeed", "failed", "r-2", "2", "zoe").replace("failed", "for post-2"));
    output.add(line("AddToFeed", "adding post-2", "r-2", "2", "zoe"));
  }

  private void tell(String post, String user, String id) {
    answers.put(post, new Poster.Answer(201, "r-" + post.charAt(5)));
    userService.add("GET /users/" + user + " HTTP/1.1\r\nx-correlation-id: " + id
        + "\r\ncall-chain-length: 1\r\nx-correlation-user-id: " + user + "\r\n\r\n");
    Map<String, ?> message = Map.of(
        "MessageBody",
        "{\"id\":\"" + post + "\"}",
        "MessageAttributes",
        Map.of(
            "x-correlation-id", Map.of("StringValue", id),
            "call-chain-length", Map.of("StringValue", "1"),
            "x-correlation-user-id", Map.of("StringValue", user)));
    String json = JsonMapper.shared().writeValueAsString(message);
    sqs.add("POST / HTTP/1.1\r\nX-Amz-Target: AmazonSQS.SendMessage\r\nContent-Length: "
        + json.length() + "\r\n\r\n" + json);
    output.add(line("CreatePost", "creating " + post, id, "1", null));
    output.add(line("user-service", "asked for " + user, id, "1", user));
    output.add(line("CreatePost", "sending " + post, id, "1", user));
    output.add(line("AddToFeed", "adding " + post, id, "2", user));
  }

  private static String line(
      String function, String message, String id, String chainLength, String user) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("message", message);
    fields.put("function", function);
    fields.put("x-correlation-id", id);
    fields.put("call-chain-length", chainLength);
    if (user != null) {
      fields.put("x-correlation-user-id", user);
    }
    return JsonMapper.shared().writeValueAsString(fields);
  }

  private List<String> findings() {
    Evidence evidence = new Evidence(
        answers,
        userService.stream().map(JudgeTest::request).toList(),
        sqs.stream().map(JudgeTest::request).toList(),
        deliveries,
        output.stream().map(LogLine::of).toList(),
        leftovers,
        atOnce);
    return Judge.judge(plan, evidence).findings().stream()
        .map(finding -> finding.place() + " / " + finding.post() + ": " + finding.what())
        .toList();
  }

  private static RecordedRequest request(String text) {
    return RecordedRequest.allIn(text.getBytes(StandardCharsets.UTF_8)).get(0);
  }

  private void expect(String... findings) {
    assertEquals(List.of(findings), findings());
  }

  /** Changes one of these, which must make a difference. */
  private static void change(List<String> all, int index, UnaryOperator<String> change) {
    String before = all.set(index, change.apply(all.get(index)));
    assertTrue(!before.equals(all.get(index)), before);
  }

  @Test
  void isContentWithSoundEvidence() {
    expect();
  }

  @Test
  void aRequestWithAnothersIdIsFound() {
    change(userService, 0, request -> request.replace("ana-id", "r-2"));
    expect("CreatePost -> user service / post-1: x-correlation-id is [r-2]");
  }

  @Test
  void aRequestWithTwoIdsIsFound() {
    change(userService, 0, request -> request.replace("call", "x-correlation-id: x\r\ncall"));
    expect("CreatePost -> user service / post-1: x-correlation-id is [ana-id, x]");
  }

  @Test
  void aChainThatDoesNotGrowIsFound() {
    change(output, 3, line -> line.replace("\"2\"", "\"1\""));
    expect("SQS -> AddToFeed / post-1: call-chain-length is [1]");
  }

  @Test
  void aNameThatNobodyPutIsFound() {
    change(sqs, 1, request -> request.replace("x-correlation-user-id", "x-correlation-uzer-id"));
    expect(
        "CreatePost -> SQS / post-2: no x-correlation-user-id",
        "CreatePost -> SQS / post-2: a foreign name, x-correlation-uzer-id");
  }

  @Test
  void anAttributeInAnotherCaseIsFound() {
    change(sqs, 0, request -> request.replace("x-correlation-id", "X-Correlation-Id"));
    expect("CreatePost -> SQS / post-1: no x-correlation-id");
  }

  @Test
  void aUserIdBeforeItWasPutIsFound() {
    output.set(0, line("CreatePost", "creating post-1", "ana-id", "1", "ana"));
    expect("front -> CreatePost / post-1: x-correlation-user-id is [ana], none was put yet");
  }

  @Test
  void aMissingRequestAndASecondMessageAreFound() {
    userService.remove(0);
    sqs.add(sqs.get(0));
    expect(
        "CreatePost -> user service / post-1: 0 requests instead of 1",
        "CreatePost -> SQS / post-1: 2 messages instead of 1");
  }

  @Test
  void aPostThatIsNotAnsweredIsFound() {
    answers.put("post-1", new Poster.Answer(502, "r-1"));
    expect("front -> CreatePost / post-1: answered 502");
  }

  @Test
  void aRedeliveryThatDoesNotComeIsFound() {
    deliveries.remove(2);
    expect("SQS -> AddToFeed / post-2: received [1] instead of [1, 2]");
  }

  @Test
  void aLineWithoutIdIsFound() {
    output.set(2, "{\"message\":\"sending post-1\",\"function\":\"CreatePost\"}");
    expect(
        "front -> CreatePost / post-1: no x-correlation-id",
        "front -> CreatePost / post-1: no call-chain-length",
        "front -> CreatePost / post-1: no x-correlation-user-id");
  }

  @Test
  void aLineThatBearsAnothersIdInAnyFieldIsFound() {
    change(output, 2, line -> line.replace("sending", "sending for r-2"));
    assertEquals(1, findings().size());
    assertTrue(findings().get(0).contains("post-1: a line has the ID of post-2"));
  }

  @Test
  void linesInTheWrongOrderAreFound() {
    output.add(0, output.remove(3));
    assertTrue(
        findings().stream().anyMatch(found -> found.contains("post-1: its lines are [AddToFeed")));
  }

  @Test
  void linesOfNobodyAndOfTwoAreFound() {
    output.add(line("AddToFeed", "who?", "other", "1", null));
    output.add(line("AddToFeed", "post-1 and post-2", "ana-id", "2", "ana"));
    List<String> found = findings();
    assertEquals(2, found.size(), found.toString());
    assertTrue(found.get(0).startsWith("standard output / : a line of 0 posts"));
    assertTrue(found.get(1).startsWith("standard output / : a line of 2 posts"));
  }

  @Test
  void whatIsNotOneJsonObjectIsFound() {
    output.add("[]");
    output.add("{\"a\":1,\"a\":2}");
    output.add("{} {}");
    output.add("forged");
    List<String> found = findings();
    assertEquals(4, found.size(), found.toString());
    assertTrue(found.stream().allMatch(each -> each.contains("not a JSON object")));
  }

  @Test
  void leftoversAndUsersWhoDidNotMeetAreFound() {
    leftovers.add("left");
    atOnce = false;
    expect(
        "CreatePost -> user service / : the users who should be there at once were not",
        "threads / : left");
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.sns.Attribute;
import io.github.baton4j.testkit.sns.Published;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The judge before evidence that is made up: sound at first, then with one thing wrong at a time. */
class JudgeTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<PlannedPost> plan = List.of(
      new PlannedPost(
          "post-1",
          "ana",
          "",
          "hello",
          Map.of("x-correlation-id", "ana-id", "x-correlation-shop", "s-1"),
          true,
          true,
          false,
          List.of("f1", "f2")),
      new PlannedPost("post-2", "zoe", "", "flaky", Map.of(), true, false, false, List.of("f1")));

  private final Map<String, Poster.Answer> answers = new LinkedHashMap<>();
  private final List<String> stream = new ArrayList<>();
  private final List<String> audited = new ArrayList<>();
  private final List<String> followerService = new ArrayList<>();
  private final List<Published> published = new ArrayList<>();
  private final List<QueueSource.Delivered> feed = new ArrayList<>();
  private final List<QueueSource.Delivered> notifications = new ArrayList<>();
  private final List<String> sqs = new ArrayList<>();
  private final List<String> output = new ArrayList<>();
  private final List<String> leftovers = new ArrayList<>();

  JudgeTest() {
    stream.add("no JSON");
    output.add(line("DistributePost", "a record that is no post", stranger("7")));
    tell(plan.get(0), "ana-id", Map.of("x-correlation-shop", "s-1"));
    tell(plan.get(1), "r-2", Map.of());
    feed.add(new QueueSource.Delivered(envelope("post-2"), "2", false));
    output.add(
        line("AddToFeed", "The message failed, post-2", all(plan.get(1), "r-2", Map.of(), 3)));
    output.add(line("AddToFeed", "adding post-2", all(plan.get(1), "r-2", Map.of(), 3)));
  }

  private static Map<String, String> stranger(String number) {
    return Map.of(
        "eventID",
        "shardId-0:" + number,
        "x-correlation-id",
        "shardId-0:" + number,
        "call-chain-length",
        "1",
        "debug-log-enabled",
        "false");
  }

  private static Map<String, String> all(
      PlannedPost post, String id, Map<String, String> own, int chainLength) {
    Map<String, String> all = new LinkedHashMap<>(own);
    all.put("x-correlation-id", id);
    all.put("call-chain-length", Integer.toString(chainLength));
    all.put("debug-log-enabled", Boolean.toString(post.debug()));
    all.put("x-correlation-user-id", post.user());
    return all;
  }

  private void tell(PlannedPost post, String id, Map<String, String> own) {
    answers.put(post.id(), new Poster.Answer(201, "r-" + post.id().charAt(5)));
    Map<String, String> first = all(post, id, own, 1);
    first.remove("x-correlation-user-id");
    first.put("debug-log-enabled", "false");
    output.add(line("CreatePost", "creating " + post.id(), first));
    output.add(line("CreatePost", post.id() + " is in the stream", all(post, id, own, 1)));
    debug("CreatePost", post, all(post, id, own, 1));
    stream.add(
        JSON.writeValueAsString(Map.of("__context__", all(post, id, own, 1), "id", post.id())));
    audited.add(post.id());
    Map<String, String> second = all(post, id, own, 2);
    output.add(line("DistributePost", "looking for followers of " + post.user(), second));
    output.add(
        line("follower-service", "asked for followers of " + post.user(), all(post, id, own, 3)));
    output.add(line("DistributePost", post.id() + " goes out", second));
    debug("DistributePost", post, second);
    StringBuilder request =
        new StringBuilder("GET /users/" + post.user() + "/followers HTTP/1.1\r\n");
    second.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    followerService.add(request + "\r\n");
    publish(post.id(), second);
    Map<String, String> third = all(post, id, own, 3);
    output.add(line("IndexPost", "indexing " + post.id(), third));
    debug("IndexPost", post, third);
    for (String follower : post.followers()) {
      publish(post.id(), second);
      feed.add(new QueueSource.Delivered(envelope(post.id()), "1", post.failsOnce()));
      output.add(line("AddToFeed", "adding " + post.id() + " for " + follower, third));
      debug("AddToFeed", post, third);
      notifications.add(new QueueSource.Delivered(message(post.id()), "1", false));
      output.add(line("NotifyFollower", "telling " + follower + " of " + post.id(), third));
      debug("NotifyFollower", post, third);
      push(post.id(), third);
    }
  }

  private void debug(String function, PlannedPost post, Map<String, String> ids) {
    if (post.debug()) {
      output.add(line(function, "all about " + post.id(), ids));
    }
  }

  private static String message(String post) {
    return "{\"post\":\"" + post + "\"}";
  }

  private static String envelope(String post) {
    return JSON.writeValueAsString(Map.of("Type", "Notification", "Message", message(post)));
  }

  private void publish(String post, Map<String, String> ids) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("kind", new Attribute("String", "k"));
    ids.forEach((name, value) -> attributes.put(name, new Attribute("String", value)));
    published.add(new Published(
        "m", Instant.EPOCH, "arn", null, null, message(post), null, null, attributes));
  }

  private void push(String post, Map<String, String> ids) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    ids.forEach((name, value) -> attributes.put(name, Map.of("StringValue", value)));
    String json = JSON.writeValueAsString(
        Map.of("MessageBody", message(post), "MessageAttributes", attributes));
    sqs.add("POST / HTTP/1.1\r\nX-Amz-Target: AmazonSQS.SendMessage\r\nContent-Length: "
        + json.length() + "\r\n\r\n" + json);
  }

  private static String line(String function, String message, Map<String, String> ids) {
    Map<String, String> fields = new LinkedHashMap<>(ids);
    fields.put("message", message);
    fields.put("function", function);
    return JSON.writeValueAsString(fields);
  }

  private Verdict verdict() {
    Evidence evidence = new Evidence(
        answers,
        stream.stream().map(data -> data.getBytes(UTF_8)).toList(),
        List.of("7"),
        audited,
        followerService.stream().map(JudgeTest::request).toList(),
        published,
        feed,
        notifications,
        sqs.stream().map(JudgeTest::request).toList(),
        output.stream().map(LogLine::of).toList(),
        leftovers);
    return Judge.judge(plan, evidence);
  }

  private List<String> findings() {
    return verdict().findings().stream()
        .map(finding -> finding.place() + " / " + finding.post() + ": " + finding.what())
        .toList();
  }

  private static RecordedRequest request(String text) {
    return RecordedRequest.allIn(text.getBytes(UTF_8)).get(0);
  }

  private void expect(String... findings) {
    assertEquals(List.of(findings), findings());
  }

  /** Changes one of these, which must make a difference. */
  private static void change(List<String> all, int index, UnaryOperator<String> change) {
    String before = all.set(index, change.apply(all.get(index)));
    assertTrue(!before.equals(all.get(index)), before);
  }

  /** Changes the first line with this in it. */
  private void changeLine(String having, UnaryOperator<String> change) {
    for (int i = 0; i < output.size(); i++) {
      if (output.get(i).contains(having)) {
        change(output, i, change);
        return;
      }
    }
    throw new AssertionError("no line has " + having);
  }

  @Test
  void isContentWithSoundEvidence() {
    expect();
  }

  @Test
  void aRecordOfAnotherChainIsFound() {
    change(stream, 1, data -> data.replace("ana-id", "r-2"));
    expect("CreatePost -> Kinesis / post-1: x-correlation-id is [r-2]");
  }

  @Test
  void aRecordWithoutContextIsFound() {
    change(stream, 2, data -> data.replace("__context__", "context"));
    expect(
        "CreatePost -> Kinesis / post-2: no x-correlation-id",
        "CreatePost -> Kinesis / post-2: no call-chain-length",
        "CreatePost -> Kinesis / post-2: no debug-log-enabled",
        "CreatePost -> Kinesis / post-2: no x-correlation-user-id");
  }

  @Test
  void aRequestWithTwoIdsIsFound() {
    change(followerService, 0, request -> request.replace("call", "x-correlation-id: x\r\ncall"));
    List<String> found = findings();
    assertEquals(1, found.size(), found.toString());
    assertTrue(found
        .get(0)
        .startsWith("DistributePost -> follower service / post-1: x-correlation-id is ["));
  }

  @Test
  void aChainThatDoesNotGrowIsFound() {
    changeLine("adding post-1", line -> line.replace("\"3\"", "\"2\""));
    expect("SNS -> SQS -> AddToFeed / post-1: call-chain-length is [2]");
  }

  @Test
  void aDebugFlagThatIsLostIsFound() {
    changeLine("indexing post-1", line -> line.replace("\"true\"", "\"false\""));
    expect("SNS -> IndexPost / post-1: debug-log-enabled is [false]");
  }

  @Test
  void aNameOfAnotherPostIsFound() {
    change(sqs, 2, request -> request.replace("x-correlation-user-id", "x-correlation-uzer-id"));
    expect(
        "NotifyFollower -> SQS / post-2: no x-correlation-user-id",
        "NotifyFollower -> SQS / post-2: a foreign name, x-correlation-uzer-id: [zoe]");
  }

  @Test
  void anAttributeInAnotherCaseIsFound() {
    change(sqs, 0, request -> request.replace("x-correlation-id", "X-Correlation-Id"));
    expect("NotifyFollower -> SQS / post-1: no x-correlation-id");
  }

  @Test
  void oneMessageOfManyWithoutAnIdIsFound() {
    Published message = published.get(1);
    Map<String, Attribute> attributes = new LinkedHashMap<>(message.attributes());
    attributes.remove("x-correlation-id");
    published.set(
        1,
        new Published(
            "m", Instant.EPOCH, "arn", null, null, message.message(), null, null, attributes));
    expect("DistributePost -> SNS / post-1: no x-correlation-id");
  }

  @Test
  void aUserIdBeforeItWasPutIsFound() {
    changeLine("creating post-2", line -> line.replace("{", "{\"x-correlation-user-id\":\"zoe\","));
    expect("front -> CreatePost / post-2: a foreign name, x-correlation-user-id: [zoe]");
  }

  @Test
  void whatIsMissingOrTooMuchIsFound() {
    followerService.remove(0);
    published.remove(0);
    sqs.add(sqs.get(2));
    stream.remove(1);
    notifications.remove(0);
    expect(
        "CreatePost -> Kinesis / post-1: 0 records instead of 1",
        "DistributePost -> follower service / post-1: 0 requests instead of 1",
        "DistributePost -> SNS / post-1: 2 messages instead of 3",
        "SNS -> SQS, raw -> NotifyFollower / post-1: received [1] instead of [1, 1]",
        "NotifyFollower -> SQS / post-2: 2 messages instead of 1");
  }

  @Test
  void aPostThatIsNotAnsweredIsFound() {
    answers.put("post-1", new Poster.Answer(502, "r-1"));
    expect("front -> CreatePost / post-1: answered 502");
  }

  @Test
  void aRedeliveryThatDoesNotComeIsFound() {
    feed.remove(3);
    expect("SNS -> SQS -> AddToFeed / post-2: received [1] instead of [1, 2]");
  }

  @Test
  void whatTheAuditorsRefuseIsFound() {
    audited.set(0, "refused: who is that");
    expect(
        "the auditors' stream / post-1: 0 records that the auditors read instead of 1",
        "the auditors' stream / : refused: who is that");
  }

  @Test
  void aRecordThatIsNoPostAndHasNoChainOfItsOwnIsFound() {
    changeLine("no post", line -> line.replace("\"x-correlation-id\":\"shardId-0:7\"", "\"a\":1"));
    expect("Kinesis -> DistributePost / : of a record that is no post: no x-correlation-id");
    output.remove(0);
    expect("Kinesis -> DistributePost / : lines of the records [] as no posts instead of [7]");
    output.add(line("DistributePost", "no post", stranger("8")));
    expect("Kinesis -> DistributePost / : lines of the records [8] as no posts instead of [7]");
  }

  @Test
  void aPlaceWithoutItsLinesDoesNotPassForOneThatBearsTheId() {
    output.removeIf(line -> line.contains("IndexPost") && line.contains("post-1"));
    changeLine("adding post-1 for f2", line -> line.replace("AddToFeed", "Unknown"));
    expect(
        "SNS -> IndexPost / post-1: 0 lines of 'IndexPost' instead of 2",
        "SNS -> SQS -> AddToFeed / post-1: 3 lines of 'AddToFeed' instead of 4",
        "standard output / post-1: 1 lines of 'Unknown' instead of 0");
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    verdict().print(new PrintStream(told, true, UTF_8));
    List<String> places =
        told.toString(UTF_8).lines().filter(l -> l.contains("places")).toList();
    assertTrue(places.get(0).contains("4 of 6 bear it"), places::toString);
    assertTrue(places.get(1).contains("6 of 6 bear it"), places::toString);
  }

  @Test
  void aLineThatBearsAnothersIdInAnyFieldIsFound() {
    changeLine("adding post-1", line -> line.replace("adding", "adding for r-2"));
    assertEquals(1, findings().size());
    assertTrue(findings().get(0).contains("post-1: a line has the ID of post-2"));
  }

  @Test
  void linesOfNobodyAndOfTwoAreFound() {
    output.add(line("AddToFeed", "who?", Map.of()));
    output.add(line("AddToFeed", "post-1 and post-2", Map.of()));
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
  void aDebugLineThatIsMissingOrThatNobodyAskedForIsFound() {
    output.removeIf(line -> line.contains("all about post-1") && line.contains("CreatePost"));
    output.add(line("IndexPost", "all about post-2", all(plan.get(1), "r-2", Map.of(), 3)));
    expect(
        "front -> CreatePost / post-1: 2 lines of 'CreatePost' instead of 3",
        "SNS -> IndexPost / post-2: 2 lines of 'IndexPost' instead of 1");
  }

  @Test
  void leftoversAreFound() {
    leftovers.add("left");
    expect("threads / : left");
  }
}

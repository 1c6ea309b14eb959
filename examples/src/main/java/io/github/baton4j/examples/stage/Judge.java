// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.sns.Published;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says whether every hop of every post bore the right IDs, all of them and no other, and no line a wrong one. Whose a
 * request, a message or a line is, it tells by the post or the user that it is about, and never by the ID that it bears.
 */
final class Judge {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Story> stories;
  private final Evidence evidence;
  private final Findings findings = new Findings();

  private Judge(List<Story> stories, Evidence evidence) {
    this.stories = stories;
    this.evidence = evidence;
  }

  static Verdict judge(List<PlannedPost> plan, Evidence evidence) {
    List<Story> stories = new ArrayList<>();
    for (PlannedPost post : plan) {
      stories.add(new Story(post, post.expectedId(answer(post, evidence).requestId())));
    }
    Judge judge = new Judge(stories, evidence);
    judge.judge();
    return new Verdict(stories, judge.findings.all(), evidence.strangers().size());
  }

  private static Poster.Answer answer(PlannedPost post, Evidence evidence) {
    return evidence.answers().getOrDefault(post.id(), Poster.Answer.NONE);
  }

  private void judge() {
    new LinesJudge(stories, evidence, findings).judge();
    for (Story story : stories) {
      judgeAnswer(story);
      judgeStream(story);
      judgeFollowerService(story);
      judgeTopic(story);
      judgeDeliveries(Place.ADD_TO_FEED, story, evidence.feed(), story.post().failsOnce());
      judgeDeliveries(Place.NOTIFY_FOLLOWER, story, evidence.notifications(), false);
      judgePush(story);
      expect(
          Place.AUDIT,
          story,
          "records that the auditors read",
          1,
          Collections.frequency(evidence.audited(), story.post().id()));
    }
    evidence.audited().stream()
        .filter(read -> read.startsWith("refused"))
        .forEach(read -> findings.add(Place.AUDIT, "", read));
    evidence.leftovers().forEach(leftover -> findings.add(Place.THREADS, "", leftover));
  }

  private void judgeAnswer(Story story) {
    int status = answer(story.post(), evidence).status();
    if (status != 201) {
      findings.add(Place.CREATE_POST, story, "answered " + status);
    }
  }

  private void judgeStream(Story story) {
    List<JsonNode> records = evidence.stream().stream()
        .map(Judge::json)
        .filter(data -> data.path("id").asString("").equals(story.post().id()))
        .toList();
    expect(Place.STREAM, story, "records", 1, records.size());
    for (JsonNode data : records) {
      findings.add(Place.STREAM, story, Carried.by(data).faults(story.whatItBears(1)));
    }
  }

  private void judgeFollowerService(Story story) {
    List<RecordedRequest> requests = evidence.followerService().stream()
        .filter(
            request -> request.target().equals(FollowerService.path(story.post().user())))
        .toList();
    expect(Place.FOLLOWER_SERVICE, story, "requests", 1, requests.size());
    for (RecordedRequest request : requests) {
      findings.add(Place.FOLLOWER_SERVICE, story, Carried.by(request).faults(story.whatItBears(2)));
    }
  }

  private void judgeTopic(Story story) {
    List<Published> messages = evidence.published().stream()
        .filter(message -> isAbout(story, message.message()))
        .toList();
    // One for each follower, and one for the index.
    int expected = story.post().followers().size() + 1;
    expect(Place.TOPIC, story, "messages", expected, messages.size());
    for (Published message : messages) {
      findings.add(Place.TOPIC, story, Carried.by(message).faults(story.whatItBears(2)));
    }
  }

  private void judgeDeliveries(
      Place place, Story story, List<QueueSource.Delivered> delivered, boolean failsOnce) {
    List<String> receives = delivered.stream()
        .filter(each -> isAbout(story, message(each.body())))
        .map(QueueSource.Delivered::receiveCount)
        .sorted()
        .toList();
    int followers = story.post().followers().size();
    List<String> expected = new ArrayList<>(Collections.nCopies(followers, "1"));
    if (failsOnce) {
      expected.addAll(Collections.nCopies(followers, "2"));
    }
    if (!receives.equals(expected)) {
      findings.add(place, story, "received " + receives + " instead of " + expected);
    }
  }

  private void judgePush(Story story) {
    List<JsonNode> messages = evidence.sqs().stream()
        .filter(request -> "AmazonSQS.SendMessage".equals(request.header("x-amz-target")))
        .map(request -> json(request.body()))
        .filter(message -> isAbout(story, message.path("MessageBody").asString("")))
        .toList();
    expect(Place.PUSH, story, "messages", story.post().followers().size(), messages.size());
    for (JsonNode message : messages) {
      findings.add(Place.PUSH, story, Carried.byAttributesOf(message).faults(story.whatItBears(3)));
    }
  }

  /** What was published, be it in SNS's envelope or raw. */
  private static String message(String body) {
    return json(body.getBytes(UTF_8)).path("Message").asString(body);
  }

  private static boolean isAbout(Story story, String message) {
    return story.post().id().equals(json(message.getBytes(UTF_8)).path("post").asString(""));
  }

  /** What is no JSON is about nobody. */
  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  private void expect(Place place, Story story, String what, int expected, int count) {
    if (count != expected) {
      findings.add(place, story, count + " " + what + " instead of " + expected);
    }
  }
}

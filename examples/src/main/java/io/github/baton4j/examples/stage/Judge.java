// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import io.github.baton4j.testkit.RecordedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says whether every hop of every post bore the right ID and no line a wrong one. Whose a request, a message or a line is,
 * it tells by the post or the user that it is about, and never by the ID that it bears.
 */
final class Judge {
  static final String CREATE_POST = "CreatePost";
  static final String ADD_TO_FEED = "AddToFeed";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Story> stories;
  private final Evidence evidence;
  private final List<Finding> findings = new ArrayList<>();

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
    return new Verdict(stories, judge.findings);
  }

  private static Poster.Answer answer(PlannedPost post, Evidence evidence) {
    return evidence.answers().getOrDefault(post.id(), Poster.Answer.NONE);
  }

  private void judge() {
    evidence.output().forEach(this::sort);
    for (Story story : stories) {
      judgeAnswer(story);
      judgeUserService(story);
      judgeQueue(story);
      judgeDeliveries(story);
      judgeLines(story);
    }
    if (!evidence.wereAtOnce()) {
      add(Place.USER_SERVICE, "", "the users who should be there at once were not");
    }
    evidence.leftovers().forEach(leftover -> add(Place.THREADS, "", leftover));
  }

  private void judgeAnswer(Story story) {
    int status = answer(story.post(), evidence).status();
    if (status != 201) {
      add(Place.FRONT, story, "answered " + status);
    }
  }

  private void judgeUserService(Story story) {
    List<RecordedRequest> requests = evidence.userService().stream()
        .filter(request -> request.target().equals("/users/" + story.post().user()))
        .toList();
    expectOne(Place.USER_SERVICE, story, "requests", requests.size());
    for (RecordedRequest request : requests) {
      add(Place.USER_SERVICE, story, Carried.by(request), 1, story.post().user());
    }
  }

  private void judgeQueue(Story story) {
    List<JsonNode> messages = evidence.sqs().stream()
        .filter(request -> "AmazonSQS.SendMessage".equals(request.header("x-amz-target")))
        .map(request -> JSON.readTree(request.body()))
        .filter(message -> isAbout(story, message.path("MessageBody").asString("")))
        .toList();
    expectOne(Place.QUEUE, story, "messages", messages.size());
    for (JsonNode message : messages) {
      add(Place.QUEUE, story, Carried.by(message), 1, story.post().user());
    }
  }

  private void judgeDeliveries(Story story) {
    List<String> receives = evidence.deliveries().stream()
        .filter(delivery -> isAbout(story, delivery.body()))
        .map(EventSource.Delivery::receiveCount)
        .toList();
    List<String> expected = story.post().failsOnce() ? List.of("1", "2") : List.of("1");
    if (!receives.equals(expected)) {
      add(Place.FEED, story, "received " + receives + " instead of " + expected);
    }
  }

  private static boolean isAbout(Story story, String body) {
    return story.post().id().equals(JSON.readTree(body).path("id").asString(""));
  }

  /** Gives a line to the post that it is about; if it tells of none, to the one whose ID it bears. */
  private void sort(LogLine line) {
    if (line.fields() == null) {
      add(Place.OUTPUT, "", "not a JSON object: " + line.text());
      return;
    }
    List<Story> about = stories.stream().filter(story -> story.isTopicOf(line)).toList();
    if (about.isEmpty()) {
      about = stories.stream().filter(story -> story.hasIdOf(line)).toList();
    }
    if (about.size() == 1) {
      about.get(0).lines().add(line);
    } else {
      add(Place.OUTPUT, "", "a line of " + about.size() + " posts: " + line.text());
    }
  }

  private void judgeLines(Story story) {
    List<String> expected = new ArrayList<>(List.of(CREATE_POST, UserService.NAME, CREATE_POST));
    // A failure is two lines more: that of the failure itself, and that of the second try.
    expected.addAll(Collections.nCopies(story.post().failsOnce() ? 3 : 1, ADD_TO_FEED));
    if (!story.functions().equals(expected)) {
      add(Place.OUTPUT, story, "its lines are " + story.functions() + " instead of " + expected);
    }
    String user = null; // CreatePost puts it after its first line
    for (LogLine line : story.lines()) {
      int chainLength = line.function().equals(ADD_TO_FEED) ? 2 : 1;
      add(place(line), story, Carried.by(line), chainLength, user);
      user = story.post().user();
      judgeForeign(story, line);
    }
  }

  private static Place place(LogLine line) {
    return switch (line.function()) {
      case CREATE_POST -> Place.FRONT;
      case UserService.NAME -> Place.USER_SERVICE_LOG;
      case ADD_TO_FEED -> Place.FEED;
      default -> Place.OUTPUT;
    };
  }

  private void judgeForeign(Story story, LogLine line) {
    for (Story other : stories) {
      boolean foreign = !other.id().isEmpty() && !other.id().equals(story.id());
      if (foreign && line.text().contains(other.id())) {
        add(Place.OUTPUT, story, "a line has the ID of " + other.post().id() + ": " + line.text());
      }
    }
  }

  private void expectOne(Place place, Story story, String what, int count) {
    if (count != 1) {
      add(place, story, count + " " + what + " instead of 1");
    }
  }

  private void add(
      Place place, Story story, Carried carried, int chainLength, @Nullable String user) {
    for (String fault : carried.faults(story.id(), chainLength, user)) {
      add(place, story, fault);
    }
  }

  private void add(Place place, Story story, String what) {
    add(place, story.post().id(), what);
  }

  private void add(Place place, String post, String what) {
    Finding finding = new Finding(place, post, what.replaceAll("\\p{Cntrl}", "?"));
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }
}

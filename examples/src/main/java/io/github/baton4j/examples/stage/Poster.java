// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** The users: send posts over HTTP. */
final class Poster {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(PATIENCE)
      .build();
  private final JsonMapper json = JsonMapper.shared();
  private final URI posts;

  Poster(InetSocketAddress front) {
    this.posts = URI.create(
        "http://" + front.getAddress().getHostAddress() + ":" + front.getPort() + "/posts");
  }

  /** What the front answered: its status, and the ID that it gave the request. */
  record Answer(int status, String requestId) {
    static final Answer NONE = new Answer(0, "");
  }

  /** Sends one post after the other, but those that are to be at once without waiting in between. */
  Map<String, Answer> send(List<PlannedPost> plan) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    Map<String, CompletableFuture<Answer>> underWay = new LinkedHashMap<>();
    for (PlannedPost post : plan) {
      if (!post.atOnce()) {
        finish(underWay, answers);
      }
      System.err.println("stage: " + post.user() + " sends " + post.id() + ": " + post.title());
      underWay.put(post.id(), send(post));
      if (!post.atOnce()) {
        finish(underWay, answers);
      }
    }
    finish(underWay, answers);
    return answers;
  }

  private static void finish(
      Map<String, CompletableFuture<Answer>> underWay, Map<String, Answer> answers) {
    underWay.forEach((id, answer) -> answers.put(id, answer.join()));
    underWay.clear();
  }

  private CompletableFuture<Answer> send(PlannedPost post) {
    Map<String, ?> body =
        Map.of("id", post.id(), "user", post.user(), "text", post.text(), "debug", post.debug());
    HttpRequest.Builder request = HttpRequest.newBuilder(posts)
        .timeout(PATIENCE)
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
    post.sent().forEach(request::header);
    return http.sendAsync(request.build(), BodyHandlers.discarding())
        .thenApply(Poster::answer)
        .exceptionally(failure -> Answer.NONE);
  }

  private static Answer answer(HttpResponse<?> response) {
    return new Answer(
        response.statusCode(), response.headers().firstValue(Gateway.REQUEST_ID).orElse(""));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.posts;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Asks another service who follows an author, and sends each of them the post. Nothing here is about Baton. */
@RestController
public class PostsController {
  private static final Logger log = LoggerFactory.getLogger(PostsController.class);

  private final OkHttpClient http;
  private final SqsAsyncClient sqs;
  private final String followersUrl;
  private final String queueUrl;

  public PostsController(
      OkHttpClient http,
      SqsAsyncClient sqs,
      @Value("${followers.url}") String followersUrl,
      @Value("${queue.url}") String queueUrl) {
    this.http = http;
    this.sqs = sqs;
    this.followersUrl = followersUrl;
    this.queueUrl = queueUrl;
  }

  @PostMapping("/posts")
  public Mono<String> create(@RequestBody String post) {
    log.info("creating {}", post);
    return Mono.just(post)
        .publishOn(Schedulers.parallel())
        .doOnNext(each -> log.info("distributing {}", each))
        .flatMapMany(
            each -> Mono.fromCallable(this::followers).subscribeOn(Schedulers.boundedElastic()))
        .flatMap(Flux::fromArray)
        .flatMap(follower -> send(post, follower))
        .count()
        .map(count -> post + " to " + count);
  }

  private String[] followers() throws IOException {
    log.info("asking for followers");
    try (Response answer =
        http.newCall(new Request.Builder().url(followersUrl).build()).execute()) {
      return answer.body().string().split(",");
    }
  }

  private Mono<String> send(String post, String follower) {
    return Mono.fromFuture(
            () -> sqs.sendMessage(r -> r.queueUrl(queueUrl).messageBody(post + " for " + follower)))
        .doOnNext(sent -> log.info("sent {} to {}", post, follower))
        .thenReturn(follower);
  }
}

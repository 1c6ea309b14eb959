// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GatewayTest {
  private final Map<String, APIGatewayV2HTTPEvent> events = new ConcurrentHashMap<>();

  @Test
  void functionsSeeTheLineBreakThatEveSends() throws Exception {
    Map<String, Poster.Answer> answers = post();

    PlannedPost eve = Plan.posts().get(2);
    String id = events.get(eve.id()).getHeaders().get("x-correlation-id");
    assertTrue(id.startsWith("eve\n{"), id);
    assertEquals(201, answers.get(eve.id()).status());
  }

  @Test
  void theAnswerTellsTheIdOfTheRequest() throws Exception {
    Map<String, Poster.Answer> answers = post();

    assertEquals(Plan.posts().size(), events.size());
    events.forEach((post, event) ->
        assertEquals(event.getRequestContext().getRequestId(), answers.get(post).requestId()));
  }

  @Test
  void aFunctionThatThrowsIsAnsweredFor() throws Exception {
    Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> failing =
        new Function<>("failing", (event, context) -> {
          throw new IllegalStateException("on purpose");
        });
    try (Gateway gateway = new Gateway(failing, 2)) {
      PlannedPost post = Plan.posts().get(0);
      assertEquals(
          502, new Poster(gateway.address()).send(List.of(post)).get(post.id()).status());
    }
  }

  private Map<String, Poster.Answer> post() throws Exception {
    Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function =
        new Function<>("noting", (event, context) -> {
          Plan.posts().stream()
              .map(PlannedPost::id)
              .filter(event.getBody()::contains)
              .forEach(id -> events.put(id, event));
          return APIGatewayV2HTTPResponse.builder().withStatusCode(201).build();
        });
    try (Gateway gateway = new Gateway(function, 2)) {
      return new Poster(gateway.address()).send(Plan.posts());
    }
  }
}

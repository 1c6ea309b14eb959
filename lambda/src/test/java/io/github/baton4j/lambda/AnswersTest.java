// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.contract.Law;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to an HTTP request bears the ID where that is asked for, and only where it has none. */
@Law({2, 5})
class AnswersTest {
  private static final Map<String, String> HEADERS = Map.of("X-Correlation-Id", "c-1");
  private static final TestContext CONTEXT = TestContext.of("req-1");

  private final BatonLambda lambda =
      BatonLambda.using(Baton.builder().respondWithId(true).build());

  private static APIGatewayV2HTTPEvent http() {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(HEADERS);
    return event;
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPResponse given) {
    return lambda.handle(http(), CONTEXT, () -> given);
  }

  private APIGatewayProxyResponseEvent answer(APIGatewayProxyResponseEvent given) {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent().withHeaders(HEADERS);
    return lambda.handle(event, CONTEXT, () -> given);
  }

  private ApplicationLoadBalancerResponseEvent answer(ApplicationLoadBalancerResponseEvent given) {
    ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
    event.setHeaders(HEADERS);
    return lambda.handle(event, CONTEXT, () -> given);
  }

  private static APIGatewayV2HTTPResponse made() {
    APIGatewayV2HTTPResponse made = new APIGatewayV2HTTPResponse();
    made.setStatusCode(201);
    made.setHeaders(Collections.unmodifiableMap(Map.of("Location", "/posts/1")));
    made.setMultiValueHeaders(Map.of("a", List.of("b")));
    made.setCookies(List.of("c=d"));
    made.setBody("{}");
    made.setIsBase64Encoded(true);
    return made;
  }

  @Test
  void anHttpApisAnswerIsTheSameButForTheId() {
    APIGatewayV2HTTPResponse expected = made();
    expected.setHeaders(Map.of("Location", "/posts/1", "x-correlation-id", "c-1"));
    assertEquals(expected, answer(made()));
  }

  @Test
  void anAnswerThatIsAMapIsTheSameButForTheId() {
    Map<String, Object> given = Map.of("statusCode", 201, "headers", Map.of("Location", "/1"));
    for (Map<String, Object> each : List.of(
        given,
        new HashMap<>(given),
        new LinkedHashMap<>(given),
        Collections.unmodifiableMap(new TreeMap<>(given)),
        Collections.synchronizedMap(new TreeMap<>(given)))) {
      assertEquals(
          Map.of("statusCode", 201, "headers", Map.of("Location", "/1", "x-correlation-id", "c-1")),
          lambda.handle(http(), CONTEXT, () -> each));
      assertEquals(given, each);
    }
    assertEquals(
        Map.of("statusCode", 204, "headers", Map.of("x-correlation-id", "c-1")),
        lambda.handle(http(), CONTEXT, () -> Map.of("statusCode", 204)));
    assertEquals(
        Map.of("statusCode", 204, "multiValueHeaders", Map.of("x-correlation-id", List.of("c-1"))),
        lambda.handle(
            http(), CONTEXT, () -> Map.of("statusCode", 204, "multiValueHeaders", Map.of())));
  }

  @Test
  void aMapThatHasAnIdOrIsNoAnswerOrOfAClassThatWasAskedForStaysAsItIs() {
    Map<String, Object> has =
        Map.of("statusCode", 201, "headers", Map.of("X-Correlation-Id", "theirs"));
    assertEquals(has, lambda.handle(http(), CONTEXT, () -> has));
    Map<String, Object> several = Map.of(
        "statusCode", 201, "multiValueHeaders", Map.of("X-Correlation-Id", List.of("theirs")));
    assertEquals(several, lambda.handle(http(), CONTEXT, () -> several));
    Map<String, Object> body = Map.of("post", 1);
    assertSame(body, lambda.handle(http(), CONTEXT, () -> body));
    TreeMap<String, Object> sorted = new TreeMap<>(Map.of("statusCode", 201));
    assertSame(sorted, lambda.handle(http(), CONTEXT, () -> sorted));
    SortedMap<String, Object> fixed = Collections.unmodifiableSortedMap(sorted);
    assertSame(fixed, lambda.handle(http(), CONTEXT, () -> fixed));
    Map<String, Object> odd = Map.of("statusCode", 201, "headers", "none");
    assertSame(odd, lambda.handle(http(), CONTEXT, () -> odd));
  }

  /** Many functions keep their answers in constants. */
  @Test
  void theObjectThatTheFunctionGaveIsNotChanged() {
    APIGatewayV2HTTPResponse constant = made();
    APIGatewayV2HTTPResponse first = answer(constant);
    assertNotSame(constant, first);
    assertEquals(made(), constant);
    CorrelationContext.put("x-correlation-id", "nobody is here");
    APIGatewayV2HTTPEvent other = new APIGatewayV2HTTPEvent();
    other.setHeaders(Map.of("x-correlation-id", "c-2"));
    APIGatewayV2HTTPResponse second = lambda.handle(other, CONTEXT, () -> constant);
    assertEquals("c-2", second.getHeaders().get("x-correlation-id"));
    assertEquals("c-1", first.getHeaders().get("x-correlation-id"));
  }

  @Test
  void anAnswerWithoutHeadersHasOneThen() {
    assertEquals(
        Map.of("x-correlation-id", "c-1"),
        answer(new APIGatewayV2HTTPResponse()).getHeaders());
    APIGatewayProxyResponseEvent rest = answer(new APIGatewayProxyResponseEvent().withBody("b"));
    assertEquals(Map.of("x-correlation-id", "c-1"), rest.getHeaders());
    assertEquals("b", rest.getBody());
    ApplicationLoadBalancerResponseEvent balancer =
        answer(new ApplicationLoadBalancerResponseEvent());
    assertEquals(Map.of("x-correlation-id", "c-1"), balancer.getHeaders());
    assertEquals(Map.of("x-correlation-id", List.of("c-1")), balancer.getMultiValueHeaders());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-correlation-id", "X-Correlation-ID"})
  void anIdThatTheFunctionHasSetStays(String name) {
    APIGatewayV2HTTPResponse http = made();
    http.setHeaders(Map.of(name, "own"));
    assertSame(http, answer(http));
    APIGatewayProxyResponseEvent rest =
        new APIGatewayProxyResponseEvent().withMultiValueHeaders(Map.of(name, List.of("own")));
    assertSame(rest, answer(rest));
    ApplicationLoadBalancerResponseEvent balancer = new ApplicationLoadBalancerResponseEvent();
    balancer.setMultiValueHeaders(Map.of(name, List.of("own")));
    assertSame(balancer, answer(balancer));
  }

  /** A load balancer reads one of the two maps, and a function fills the one that its target group is set to. */
  @Test
  void aLoadBalancersAnswerHasTheIdInTheMapThatTheFunctionUses() {
    ApplicationLoadBalancerResponseEvent given = new ApplicationLoadBalancerResponseEvent();
    given.setStatusCode(404);
    given.setStatusDescription("404 Not Found");
    given.setBody("no");
    given.setIsBase64Encoded(true);
    given.setMultiValueHeaders(Map.of("a", List.of("b", "c")));
    ApplicationLoadBalancerResponseEvent answer = answer(given);
    assertNull(answer.getHeaders());
    assertEquals(
        Map.of("a", List.of("b", "c"), "x-correlation-id", List.of("c-1")),
        answer.getMultiValueHeaders());
    given.setMultiValueHeaders(answer.getMultiValueHeaders());
    assertEquals(given, answer);
    ApplicationLoadBalancerResponseEvent single = new ApplicationLoadBalancerResponseEvent();
    single.setHeaders(Map.of());
    assertNull(answer(single).getMultiValueHeaders());
    assertEquals(Map.of("x-correlation-id", "c-1"), answer(single).getHeaders());
  }

  static final class OwnResponse extends APIGatewayV2HTTPResponse {}

  @Test
  void whatNobodyKnowsHowToCopyIsHandedOnAsItIs() {
    OwnResponse own = new OwnResponse();
    assertSame(own, answer(own));
    assertEquals("text", lambda.handle(http(), CONTEXT, () -> "text"));
    assertNull(lambda.handle(http(), CONTEXT, () -> null));
  }

  @Test
  void unlessItIsAskedForNoAnswerIsTouched() {
    BatonLambda plain = BatonLambda.using(Baton.builder().build());
    APIGatewayV2HTTPResponse given = made();
    assertSame(given, plain.handle(http(), CONTEXT, () -> given));
  }

  /** Whoever fails to tell his headers answers all the same. */
  @Test
  void anAnswerThatCannotBeReadIsHandedOnAsItIs() {
    APIGatewayProxyResponseEvent broken = new APIGatewayProxyResponseEvent() {
      @Override
      public Map<String, String> getHeaders() {
        throw new IllegalStateException("not today");
      }
    };
    long before = lambda.outcomes().count("lambda", "failed"); // of this JVM, other tests' included
    assertSame(broken, answer(broken));
    assertEquals(before + 1, lambda.outcomes().count("lambda", "failed"));
  }
}

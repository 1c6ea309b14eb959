// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.CorrelationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatonHandlerTest {
  private static final String HTTP = """
      {"version":"2.0","routeKey":"GET /","headers":{"x-correlation-id":"chain-h"},
      "requestContext":{"requestId":"r","http":{"method":"GET"}},"body":"hello"}""";
  private static final String DIRECT =
      "{\"name\":\"Ann\",\"__context__\":{\"x-correlation-id\":\"chain-d\"}}";

  /** A user's own type. */
  public static class Person {
    public String name;
  }

  public static class Http
      implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
      DropIn.look();
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(200)
          .withBody(event.getBody())
          .build();
    }
  }

  /** Its types are told two classes above. */
  abstract static class Generic<O, I> implements RequestHandler<I, O> {
    @Override
    public O handleRequest(I event, Context context) {
      DropIn.look();
      return answer(event);
    }

    abstract O answer(I event);
  }

  abstract static class Texts<T> extends Generic<String, T> {}

  public static class Inherited extends Texts<Person> {
    @Override
    String answer(Person event) {
      return event.name;
    }
  }

  public static class Streams implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      DropIn.look();
      in.transferTo(out);
    }
  }

  /** Methods of every shape that the runtime knows. */
  public static class Plain {
    public String none() {
      return seen("none");
    }

    public static String fixed(Person person) {
      return seen(person.name);
    }

    public String context(Context context) {
      return seen(context.getAwsRequestId());
    }

    public String both(Person person, Context context) {
      return seen(person.name + " " + context.getAwsRequestId());
    }

    public void nothing(Map<String, Object> event) {
      seen(String.valueOf(event.get("name")));
    }

    public List<Integer> numbers(List<Integer> numbers) {
      seen("numbers");
      return numbers.stream().map(n -> n + 1).toList();
    }

    public int in(InputStream in) throws IOException {
      seen(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return 1;
    }

    public void out(OutputStream out) throws IOException {
      out.write(seen("out").getBytes(StandardCharsets.UTF_8));
    }

    public void outWithContext(OutputStream out, Context context) throws IOException {
      out.write(seen(context.getAwsRequestId()).getBytes(StandardCharsets.UTF_8));
    }

    public void inOut(InputStream in, OutputStream out) throws IOException {
      seen("inOut");
      in.transferTo(out);
    }

    public String overloaded(Person person) {
      return seen("shorter");
    }

    public String overloaded(Person person, Context context) {
      return seen("longer");
    }

    public String overloaded(Person person, Person other) {
      return seen("no handler");
    }

    private static String seen(String text) {
      DropIn.look();
      return text;
    }
  }

  public static class Failing implements RequestHandler<Map<String, Object>, String> {
    static final List<Throwable> THROWN = new ArrayList<>();

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
      IllegalArgumentException thrown = new IllegalArgumentException("theirs");
      THROWN.add(thrown);
      throw thrown;
    }

    public String fresh(Map<String, Object> event) throws IOException {
      throw new IOException("fresh");
    }
  }

  /** Tells of its retries, each of which tells of what it was for. */
  public static class Retrying implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String event, Context context) {
      IllegalStateException first = new IllegalStateException("first");
      for (int i = 0; i < 8; i++) {
        first.addSuppressed(new IllegalStateException("again", first));
      }
      throw first;
    }
  }

  public static class Unmakeable implements RequestHandler<String, String> {
    public Unmakeable() throws IOException {
      throw new IOException("no settings");
    }

    @Override
    public String handleRequest(String event, Context context) {
      return event;
    }
  }

  /** Calls something by reflection, in a language that has no checked exceptions. */
  public static class Reflecting implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String event, Context context) {
      throw BatonHandler.<RuntimeException>thrown(
          new InvocationTargetException(new IOException("inner")));
    }
  }

  /** Which the runtime's library cannot make of JSON. */
  public static class OfAStream implements RequestHandler<InputStream, String> {
    @Override
    public String handleRequest(InputStream event, Context context) {
      return "called";
    }
  }

  @SuppressWarnings("rawtypes")
  public static class Raw implements RequestHandler {
    @Override
    public Object handleRequest(Object event, Context context) {
      return event;
    }
  }

  @Test
  void typedHandlerRunsInTheScopeOfItsEvent() throws IOException {
    String answer = DropIn.call(DropIn.of(Http.class), HTTP);
    assertEquals(List.of("chain-h"), DropIn.SEEN);
    assertTrue(
        answer.contains("\"statusCode\":200") && answer.contains("\"body\":\"hello\""), answer);
    assertEquals("", CorrelationContext.current().asMap().isEmpty() ? "" : "left open");
  }

  @Test
  void typesAreFoundThroughSuperclasses() throws IOException {
    assertEquals("\"Ann\"", DropIn.call(DropIn.of(Inherited.class), DIRECT));
    assertEquals(List.of("chain-d"), DropIn.SEEN);
  }

  @Test
  void streamHandlerGetsEveryByte() throws IOException {
    assertEquals(DIRECT, DropIn.call(DropIn.of(Streams.class), DIRECT));
    assertEquals(List.of("chain-d"), DropIn.SEEN);
    assertEquals(
        DIRECT, DropIn.call(DropIn.of(Streams.class.getName() + "::handleRequest"), DIRECT));
  }

  @ParameterizedTest
  @CsvSource({
    "none, '\"none\"'",
    "fixed, '\"Ann\"'",
    "context, '\"request-1\"'",
    "both, '\"Ann request-1\"'",
    "nothing, null",
    "in, null",
    "out, out",
    "outWithContext, request-1",
    "overloaded, '\"longer\"'",
  })
  void plainMethodsAreCalledAsTheRuntimeCallsThem(String method, String answer) throws IOException {
    assertEquals(answer, DropIn.call(DropIn.of(Plain.class.getName() + "::" + method), DIRECT));
    assertEquals(List.of("chain-d"), DropIn.SEEN);
  }

  @Test
  void genericTypesOfParametersAreKept() throws IOException {
    assertEquals("[2,3]", DropIn.call(DropIn.of(Plain.class.getName() + "::numbers"), "[1,2]"));
    assertEquals(List.of("request-1"), DropIn.SEEN);
    assertEquals(DIRECT, DropIn.call(DropIn.of(Plain.class.getName() + "::inOut"), DIRECT));
  }

  @Test
  void failureIsTheUsersOwnWithNothingOfOursInItsStack() {
    BatonHandler handler = DropIn.of(Failing.class);
    Throwable thrown =
        assertThrows(IllegalArgumentException.class, () -> DropIn.call(handler, "{}"));
    assertSame(Failing.THROWN.get(Failing.THROWN.size() - 1), thrown);
    BatonHandler plain = DropIn.of(Failing.class.getName() + "::fresh");
    IOException fresh = assertThrows(IOException.class, () -> DropIn.call(plain, "{}"));
    assertEquals("fresh", fresh.getStackTrace()[0].getMethodName());
    for (StackTraceElement each : fresh.getStackTrace()) {
      assertTrue(
          each.getClassName().equals(Failing.class.getName())
              || each.getClassName().contains("reflect"),
          each.toString());
    }
  }

  @Test
  void failuresThatTellOfEachOtherAreGoneThroughOnce() {
    BatonHandler handler = DropIn.of(Retrying.class);
    IllegalStateException thrown = assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThrows(IllegalStateException.class, () -> DropIn.call(handler, "1")));
    assertEquals("first", thrown.getMessage());
    for (Throwable each : thrown.getSuppressed()) {
      assertEquals(
          "handleRequest", each.getStackTrace()[each.getStackTrace().length - 1].getMethodName());
    }
  }

  @Test
  void whatAConstructorThrowsIsThrownAtInit() {
    IOException thrown = assertThrows(IOException.class, () -> DropIn.of(Unmakeable.class));
    assertEquals("no settings", thrown.getMessage());
  }

  @Test
  void whatTheHandlerThrowsIsNotUnwrapped() {
    BatonHandler handler = DropIn.of(Reflecting.class);
    assertThrows(InvocationTargetException.class, () -> DropIn.call(handler, "1"));
    BatonHandler plain = DropIn.of(Reflecting.class.getName() + "::handleRequest");
    assertThrows(InvocationTargetException.class, () -> DropIn.call(plain, "1"));
  }

  @Test
  void typedHandlerOfAStreamIsNoStreamHandler() {
    BatonHandler handler = DropIn.of(OfAStream.class);
    RuntimeException thrown =
        assertThrows(RuntimeException.class, () -> DropIn.call(handler, "{}"));
    assertEquals("An error occurred during JSON parsing", thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    ", BATON_HANDLER is not set",
    "no.such.Handler, there is no such class",
    "io.github.baton4j.lambda.BatonHandler, would call itself",
    "io.github.baton4j.lambda.BatonHandler::handleRequest, would call itself",
    "java.lang.String, no RequestHandler of types",
    "io.github.baton4j.lambda.BatonHandlerTest$Plain::missing, no such public method",
    "io.github.baton4j.lambda.BatonHandlerTest$Raw, no RequestHandler of types",
    "io.github.baton4j.lambda.BatonHandlerTest$Texts, no public constructor",
  })
  void wrongSettingsAreToldOfAtInit(String handler, String told) {
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> DropIn.of(handler));
    assertTrue(thrown.getMessage().contains(told), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("set it to"), thrown.getMessage());
  }

  @Test
  void eventThatIsNoJsonFailsAsWithTheRuntime() {
    BatonHandler handler = DropIn.of(Http.class);
    RuntimeException thrown =
        assertThrows(RuntimeException.class, () -> DropIn.call(handler, "{no"));
    assertEquals("An error occurred during JSON parsing", thrown.getMessage());
    assertEquals(0, thrown.getStackTrace().length);
  }

  @Test
  void switchedOffItCallsTheHandlerAndNothingElse() throws IOException {
    BatonHandler http = DropIn.of(Http.class, "enabled", "false");
    String off = DropIn.call(http, HTTP);
    assertEquals(1, DropIn.SEEN.size());
    assertEquals(null, DropIn.SEEN.get(0));
    assertEquals(DropIn.call(DropIn.of(Http.class), HTTP), off);
    assertEquals(DIRECT, DropIn.call(DropIn.of(Streams.class, "enabled", "false"), DIRECT));
  }

  @Test
  void chainThatIsTooLongIsNotHandledBySetting() throws IOException {
    String event = "{\"__context__\":{\"x-correlation-id\":\"chain-l\",\"call-chain-length\":60}}";
    for (Class<?> type : List.of(Inherited.class, Streams.class)) {
      assertEquals("null", DropIn.call(DropIn.of(type, "onLoop", "drop"), event));
      BatonHandler failing = DropIn.of(type, "onLoop", "fail");
      assertThrows(IllegalStateException.class, () -> DropIn.call(failing, event));
      assertEquals(List.of(), DropIn.SEEN);
      DropIn.call(DropIn.of(type), event);
      assertEquals(List.of("chain-l"), DropIn.SEEN);
    }
  }

  @Test
  void onRequestTheAnswerBearsTheId() throws IOException {
    String answer = DropIn.call(DropIn.of(Http.class, "respondWithId", "true"), HTTP);
    assertTrue(answer.contains("\"x-correlation-id\":\"chain-h\""), answer);
  }
}

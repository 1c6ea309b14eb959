// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.contract.Law;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.MDC;

/** Every getter of every event class by itself, throwing or having nothing: the user's code runs, in a scope with an ID. */
@Law(1)
class ThrowingGettersTest {
  private static final Map<String, String> HEADERS = Map.of("X-Correlation-Id", "c-1");
  private static final Map<String, List<String>> SEVERAL =
      Map.of("X-Correlation-Id", List.of("c-1"));

  /** An event class, how one of it becomes an event, and whether that has a record that can be handled by itself. */
  private record Place<T>(Class<T> type, Function<T, Object> event, boolean hasRecord) {
    Place(Class<T> type, Function<T, Object> event) {
      this(type, event, false);
    }

    @Override
    public String toString() {
      return type.getName();
    }
  }

  static final List<Place<?>> PLACES = List.of(
      new Place<>(
          APIGatewayProxyRequestEvent.class,
          e -> e.withHeaders(HEADERS).withMultiValueHeaders(SEVERAL)),
      new Place<>(
          APIGatewayProxyRequestEvent.ProxyRequestContext.class,
          c -> new APIGatewayProxyRequestEvent().withHeaders(HEADERS).withRequestContext(c)),
      new Place<>(APIGatewayV2HTTPEvent.class, e -> {
        e.setHeaders(HEADERS);
        return e;
      }),
      new Place<>(
          APIGatewayV2HTTPEvent.RequestContext.class,
          c -> APIGatewayV2HTTPEvent.builder()
              .withHeaders(HEADERS)
              .withRequestContext(c)
              .build()),
      new Place<>(ApplicationLoadBalancerRequestEvent.class, e -> {
        e.setMultiValueHeaders(SEVERAL);
        return e;
      }),
      new Place<>(ApplicationLoadBalancerRequestEvent.RequestContext.class, c -> {
        ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
        event.setHeaders(HEADERS);
        event.setRequestContext(c);
        return event;
      }),
      new Place<>(APIGatewayV2WebSocketEvent.class, e -> {
        e.setHeaders(HEADERS);
        return e;
      }),
      new Place<>(APIGatewayV2WebSocketEvent.RequestContext.class, c -> {
        APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
        event.setHeaders(HEADERS);
        event.setRequestContext(c);
        return event;
      }),
      new Place<>(ScheduledEvent.class, e -> e),
      new Place<>(SQSEvent.class, e -> e),
      new Place<>(SQSEvent.SQSMessage.class, m -> queue(m, text("c-1")), true),
      new Place<>(
          SQSEvent.MessageAttribute.class,
          a -> {
            a.setDataType("String");
            a.setStringValue("c-1");
            return queue(new SQSEvent.SQSMessage(), a);
          },
          true),
      new Place<>(SNSEvent.class, e -> e),
      new Place<>(SNSEvent.SNSRecord.class, r -> topic(r, new SNSEvent.SNS(), value("c-1")), true),
      new Place<>(SNSEvent.SNS.class, s -> topic(new SNSEvent.SNSRecord(), s, value("c-1")), true),
      new Place<>(
          SNSEvent.MessageAttribute.class,
          a -> {
            a.setType("String");
            a.setValue("c-1");
            return topic(new SNSEvent.SNSRecord(), new SNSEvent.SNS(), a);
          },
          true),
      new Place<>(KinesisEvent.class, e -> e),
      new Place<>(
          KinesisEvent.KinesisEventRecord.class, r -> stream(r, new KinesisEvent.Record()), true),
      new Place<>(
          KinesisEvent.Record.class, r -> stream(new KinesisEvent.KinesisEventRecord(), r), true));

  private static SQSEvent.MessageAttribute text(String value) {
    SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
    attribute.setDataType("String");
    attribute.setStringValue(value);
    return attribute;
  }

  private static SNSEvent.MessageAttribute value(String value) {
    SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
    attribute.setType("String");
    attribute.setValue(value);
    return attribute;
  }

  private static SQSEvent queue(SQSEvent.SQSMessage message, SQSEvent.MessageAttribute id) {
    message.setMessageId("m-1");
    message.setBody("{\"TopicArn\":\"nobody's\"}");
    message.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:q.fifo");
    message.setAttributes(Map.of("MessageGroupId", "g", "ApproximateReceiveCount", "1"));
    message.setMessageAttributes(Map.of("x-correlation-id", id));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  private static SNSEvent topic(
      SNSEvent.SNSRecord message, SNSEvent.SNS sns, SNSEvent.MessageAttribute id) {
    sns.setMessageId("m-1");
    sns.setMessageAttributes(Map.of("x-correlation-id", id));
    message.setSns(sns);
    SNSEvent event = new SNSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  private static KinesisEvent stream(
      KinesisEvent.KinesisEventRecord each, KinesisEvent.Record kinesis) {
    String data = "{\"__context__\":{\"x-correlation-id\":\"c-1\"}}";
    kinesis.setData(ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
    kinesis.setSequenceNumber("4959");
    each.setEventID("e-1");
    each.setKinesis(kinesis);
    KinesisEvent event = new KinesisEvent();
    event.setRecords(List.of(each));
    return event;
  }

  @TempDir
  static Path folder;

  private static BrokenGetters getters;

  @BeforeAll
  static void compile() throws Exception {
    getters = new BrokenGetters(folder);
    List<Class<?>> types = new ArrayList<>();
    PLACES.forEach(place -> types.add(place.type()));
    getters.compile(types);
  }

  @AfterAll
  static void close() throws Exception {
    getters.close();
  }

  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);
  private final Context context = TestContext.of("req-1");

  private long failed() {
    long[] failed = {0};
    baton
        .outcomes()
        .forEach((transport, outcome, n) -> failed[0] += outcome.equals("failed") ? n : 0);
    return failed[0];
  }

  /** The IDs that the user's code had, which has run once for the event, and once for its record if it has one. */
  private List<String> ids(Object event, boolean hasRecord) throws Exception {
    List<String> ids = new ArrayList<>();
    Runnable user = () -> ids.add(CorrelationContext.current().correlationId());
    lambda.handle(event, context, () -> {
      user.run();
      return null;
    });
    if (hasRecord && event instanceof SQSEvent queue) {
      lambda.sqs(queue, context, message -> user.run());
    } else if (hasRecord && event instanceof SNSEvent topic) {
      lambda.sns(topic, context, message -> user.run());
    } else if (hasRecord && event instanceof KinesisEvent stream) {
      lambda.kinesis(stream, context, each -> user.run());
    }
    assertTrue(CorrelationContext.current().isEmpty());
    assertTrue(MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
    return ids;
  }

  private <T> void assertHarmless(Place<T> place) throws Exception {
    for (BrokenGetters.Broken<T> broken : getters.of(place.type())) {
      for (Throwable fault : Arrays.asList(
          new IllegalStateException("a secret"),
          new StackOverflowError(),
          new NoSuchMethodError(),
          null)) {
        String about = broken + " " + fault;
        long before = failed();
        Object event = place.event().apply(broken.that(fault));
        List<String> ids = ids(event, place.hasRecord());
        assertEquals(place.hasRecord() ? 2 : 1, ids.size(), about);
        for (String id : ids) {
          assertFalse(id.isEmpty(), about);
        }
        if (place.hasRecord() && fault != null && failed() == before) {
          assertEquals("c-1", ids.get(1), "what is not asked for costs nothing: " + about);
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("PLACES")
  void whicheverGetterThrowsOrHasNothingTheUsersCodeRunsWithAnId(Place<?> place) throws Exception {
    assertHarmless(place);
  }

  @Test
  void noGetterWasForgotten() throws Exception {
    int all = 0;
    for (Place<?> place : PLACES) {
      int some = getters.of(place.type()).size();
      assertTrue(some > 0, place.toString());
      all += some;
    }
    assertTrue(all > 150, "only " + all);
  }

  /** To go on without them would have the messages deleted, or the shard go on, unhandled. */
  @Test
  void aBatchThatDoesNotTellItsRecordsFailsAsItWouldWithoutBaton() throws Exception {
    IllegalStateException theirs = new IllegalStateException("theirs");
    for (BrokenGetters.Broken<SQSEvent> broken : getters.of(SQSEvent.class)) {
      SQSEvent event = broken.that(theirs);
      assertSame(
          theirs,
          assertThrows(IllegalStateException.class, () -> lambda.sqs(event, context, m -> {})));
    }
  }
}

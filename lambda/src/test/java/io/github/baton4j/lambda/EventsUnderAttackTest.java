// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.LambdaDestinationEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.KinesisEvents;
import io.github.baton4j.sns.SnsEvents;
import io.github.baton4j.sqs.SqsEvents;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** What a hostile reading of maps, bytes and streams has found. */
class EventsUnderAttackTest {
  private static final Map<String, Object> IDS =
      EventShapes.map("x-correlation-id", "c-1", "call-chain-length", 3);

  private static final int MOST_READ = 5_000_000;

  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);

  private CorrelationIds ofInvocation(Object event) {
    Scope scope = lambda.open(event, TestContext.of("req-1"));
    try (scope) {
      return CorrelationContext.current();
    }
  }

  /** 600 KB of somebody's own numbers under a name that an event may have, too. */
  @ParameterizedTest
  @ValueSource(strings = {"data", "body", "attributes", "source", "id"})
  void aPayloadsOwnTableBeforeTheContextDoesNotHideIt(String name) {
    String row = "[1" + ",1".repeat(999) + "]";
    String json = "{\"" + name + "\":[" + row + ("," + row).repeat(299)
        + "],\"__context__\":{\"x-correlation-id\":\"c-1\"}}";
    assertEquals("c-1", ofInvocation(json.getBytes(StandardCharsets.UTF_8)).correlationId());
  }

  @Test
  void anSqsRecordAsBytesShowsItsReceiveCount() {
    Map<String, Object> each = EventShapes.sqsRecord(IDS, "m-1");
    for (Incoming incoming :
        List.of(JsonEvents.incoming(each), JsonEvents.incoming(EventShapes.json(each)))) {
      Scope scope = baton.open(incoming);
      try (scope) {
        assertEquals("m-1", MDC.get("messageId"));
        assertEquals("2", MDC.get("receiveCount"));
      }
    }
  }

  /** Taken out of a message's body, as of a queue for failures: lines inside are still this invocation's. */
  @Test
  void aBatchInsideAnInvocationLeavesItsFieldsOnTheLines() {
    Map<String, Object> inner = EventShapes.batch(EventShapes.sqsRecord(IDS, "m-1"));
    Scope invocation = lambda.open(Map.of(), TestContext.of("req-1"));
    try (invocation) {
      Scope scope = baton.open(JsonEvents.incoming(inner));
      try (scope) {
        assertEquals("req-1", MDC.get("awsRequestId"));
      }
    }
  }

  @Test
  void aRestRequestWithoutARequestIdKeepsItsHeaders() {
    Map<String, Object> event = EventShapes.rest(EventShapes.map("x-correlation-id", "c-1"), null);
    assertEquals("c-1", ofInvocation(event).correlationId());
    event.remove("requestContext");
    assertEquals("c-1", ofInvocation(event).correlationId());
  }

  /** EventBridge Scheduler's own event has its detail as text. */
  @Test
  void anEventWhoseDetailIsTextLendsItsId() {
    Map<String, Object> event = EventShapes.eventBridge(Map.of(), "event-1");
    event.put("source", "aws.scheduler");
    event.put("detail", "{}");
    assertEquals("event-1", ofInvocation(event).correlationId());
    assertEquals("event-1", ofInvocation(EventShapes.json(event)).correlationId());
  }

  /** As Lambda tells of a batch of a stream that it gave up on: without the records. */
  @Test
  void aDestinationEventWithoutAPayloadIsReadAlikeAsClassAndAsMap() {
    Map<String, Object> event = EventShapes.destination(null, "req-0");
    event.remove("requestPayload");
    LambdaDestinationEvent typed = new LambdaDestinationEvent();
    LambdaDestinationEvent.RequestContext request = new LambdaDestinationEvent.RequestContext();
    request.setRequestId("req-0");
    typed.setRequestContext(request);
    assertEquals(ofInvocation(typed).correlationId(), ofInvocation(event).correlationId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0", "3e0"})
  void aNumberIsReadAlikeInAMapAndInBytes(String number) {
    String json = "{\"__context__\":{\"call-chain-length\":" + number + "}}";
    Map<String, Object> map =
        EventShapes.direct(EventShapes.map("call-chain-length", Double.valueOf(number)));
    assertEquals(
        ofInvocation(map).get("call-chain-length"),
        ofInvocation(json.getBytes(StandardCharsets.UTF_8)).get("call-chain-length"));
  }

  /** Far longer than any event, and with an end only so that a test that fails has one. */
  private static Map<String, Object> endless(AtomicInteger read) {
    return new AbstractMap<>() {
      @Override
      public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public Iterator<Map.Entry<String, Object>> iterator() {
            return new Iterator<>() {
              @Override
              public boolean hasNext() {
                return read.get() < MOST_READ;
              }

              @Override
              public Map.Entry<String, Object> next() {
                read.incrementAndGet();
                return Map.entry("x-correlation-a", "v");
              }
            };
          }
        };
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"headers", "multiValueHeaders", "messageAttributes", "attributes"})
  void aMapWithoutEndHasOne(String name) {
    Map<String, Object> event = name.endsWith("ttributes")
        ? EventShapes.sqsRecord(Map.of(), "m-1")
        : EventShapes.rest(Map.of(), "r-1");
    AtomicInteger read = new AtomicInteger();
    event.put(name, endless(read));
    assertNotNull(ofInvocation(event).correlationId());
    assertTrue(read.get() <= 1_000_000, read + " entries");
  }

  private static Map<String, Object> broken() {
    return new HashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      public Object get(Object name) {
        throw new IllegalStateException();
      }

      @Override
      public boolean containsKey(Object name) {
        throw new IllegalStateException();
      }
    };
  }

  /** As with a batch of Lambda's classes. */
  @Test
  void aBrokenRecordCostsTheBatchNothingOfTheOthers() {
    Map<String, Object> event = EventShapes.batch(EventShapes.sqsRecord(IDS, "m-1"), broken());
    assertEquals("4", ofInvocation(event).get("call-chain-length"));
  }

  /** What the record is known by does not depend on whether its attributes can be read. */
  @Test
  void aRecordWhoseIdsThrowStillLendsItsOwn() {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage() {
      private static final long serialVersionUID = 1;

      @Override
      public Map<String, SQSEvent.MessageAttribute> getMessageAttributes() {
        throw new IllegalStateException();
      }
    };
    message.setMessageId("m-1");
    assertEquals("m-1", SqsEvents.incoming(message).fallbackId());
    SNSEvent.SNS sns = new SNSEvent.SNS() {
      private static final long serialVersionUID = 1;

      @Override
      public Map<String, SNSEvent.MessageAttribute> getMessageAttributes() {
        throw new IllegalStateException();
      }
    };
    sns.setMessageId("m-1");
    SNSEvent.SNSRecord notice = new SNSEvent.SNSRecord();
    notice.setSns(sns);
    assertEquals("m-1", SnsEvents.incoming(notice).fallbackId());
    KinesisEvent.KinesisEventRecord each = new KinesisEvent.KinesisEventRecord() {
      private static final long serialVersionUID = 1;

      @Override
      public KinesisEvent.Record getKinesis() {
        throw new IllegalStateException();
      }
    };
    each.setEventID("shard-0:1");
    assertEquals("shard-0:1", KinesisEvents.incoming(each).fallbackId());
  }

  /** One that nobody has marked goes back to its beginning; so it does after Baton. */
  @Test
  void aStreamIsAsBeforeToItsLastMark() {
    byte[] json = EventShapes.json(EventShapes.direct(IDS));
    ByteArrayInputStream in = new ByteArrayInputStream(json);
    assertArrayEquals(json, in.readAllBytes());
    assertEquals("req-1", ofInvocation(in).correlationId());
    in.reset();
    assertArrayEquals(json, in.readAllBytes());
  }
}

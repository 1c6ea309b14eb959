// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.CaptureContract;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.ScopeContract;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Lambda's Kinesis records under the contracts, and what is theirs alone. */
class KinesisEventsContractTest {
  private static KinesisEvent.KinesisEventRecord event(ByteBuffer data, String eventId) {
    KinesisEvent.Record inner = new KinesisEvent.Record();
    inner.setData(data);
    inner.setSequenceNumber("49590338271490256608559692538361571095921575989136588898");
    KinesisEvent.KinesisEventRecord event = new KinesisEvent.KinesisEventRecord();
    event.setKinesis(inner);
    event.setEventID(eventId);
    return event;
  }

  private static KinesisEvent.KinesisEventRecord event(Map<String, String> fields, String id) {
    return event(ByteBuffer.wrap(Json.payloadOfStrings(fields)), id);
  }

  @Nested
  class LambdaScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return KinesisEvents.incoming(event(ids, fallbackId));
    }
  }

  @Nested
  class LambdaCapture extends CaptureContract {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return KinesisEvents.incoming(event(fields, fallbackId));
    }

    @Override
    protected Incoming nothing() {
      return KinesisEvents.incoming(null);
    }

    @Override
    protected Incoming broken() {
      return KinesisEvents.incoming(new KinesisEvent.KinesisEventRecord() {
        @Override
        public KinesisEvent.Record getKinesis() {
          throw new IllegalStateException("broken event");
        }
      });
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }

  private final Baton baton = Baton.builder().build();

  @Test
  void theLogNamesTheEvent() {
    String eventId =
        "shardId-000000000006:49590338271490256608559692538361571095921575989136588898";
    KinesisEvent.KinesisEventRecord event = event(Map.of("x-correlation-id", "c-1"), eventId);
    try (Scope scope = baton.open(KinesisEvents.incoming(event))) {
      assertEquals("c-1", MDC.get("x-correlation-id"));
      assertEquals(eventId, MDC.get("eventID"));
    }
    assertNull(MDC.get("eventID"));
    event.getKinesis().setData(ByteBuffer.wrap(Json.utf8("no JSON")));
    assertEquals(eventId, baton.capture(KinesisEvents.incoming(event)).correlationId());
  }

  @Test
  void aRecordOfNothingHasItsEventId() {
    Counts counts = new Counts(baton, "kinesis");
    KinesisEvent.KinesisEventRecord without = event((ByteBuffer) null, "e-1");
    assertEquals("e-1", baton.capture(KinesisEvents.incoming(without)).correlationId());
    without.setKinesis(null);
    assertEquals("e-1", baton.capture(KinesisEvents.incoming(without)).correlationId());
    assertEquals(Map.of("fallback", 2L), counts.risen());
  }

  @Test
  void whatThrowsHalfWayKeepsItsEventId() {
    KinesisEvent.KinesisEventRecord broken = new KinesisEvent.KinesisEventRecord() {
      @Override
      public KinesisEvent.Record getKinesis() {
        throw new StackOverflowError();
      }
    };
    broken.setEventID("e-1");
    Counts counts = new Counts(baton, "kinesis");
    CorrelationIds ids = baton.capture(KinesisEvents.incoming(broken));
    assertEquals("e-1", ids.correlationId());
    assertEquals(Map.of("failed", 1L, "fallback", 1L), counts.risen());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Incoming;
import io.github.baton4j.contract.Law;
import io.github.baton4j.kinesis.KinesisEvents;
import io.github.baton4j.sns.SnsEvents;
import io.github.baton4j.sqs.SqsEvents;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events of classes that somebody has derived, each of whose getters may throw, or have nothing, at any time. */
@Law(6)
class HostileEventTest {
  private static final int CASES = 3000;

  private final Random random = new Random(7);
  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);

  private <T> T maybe(T value) {
    switch (random.nextInt(8)) {
      case 0 -> throw new IllegalStateException("a secret");
      case 1 -> throw new StackOverflowError();
      case 2 -> throw new NoSuchMethodError();
      case 3 -> {
        return null;
      }
      default -> {
        return value;
      }
    }
  }

  private <V> Map<String, V> fields(V value) {
    Map<String, V> fields = new LinkedHashMap<>();
    fields.put(null, value);
    fields.put("x-correlation-id", random.nextBoolean() ? null : value);
    fields.put("X-Correlation-Id", value);
    fields.put("call-chain-length", value);
    return fields;
  }

  private final class KinesisRecord extends KinesisEvent.KinesisEventRecord {
    private static final long serialVersionUID = 1;

    @Override
    public String getEventID() {
      return maybe("event");
    }

    @Override
    public KinesisEvent.Record getKinesis() {
      return maybe(new KinesisEvent.Record() {
        private static final long serialVersionUID = 1;

        @Override
        public ByteBuffer getData() {
          String json = "{\"__context__\":{\"x-correlation-id\":\"c-1\"}}";
          return maybe(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
        }
      });
    }
  }

  private final class SnsRecord extends SNSEvent.SNSRecord {
    private static final long serialVersionUID = 1;

    @Override
    public SNSEvent.SNS getSNS() {
      return maybe(new SNSEvent.SNS() {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessageId() {
          return maybe("message");
        }

        @Override
        public Map<String, SNSEvent.MessageAttribute> getMessageAttributes() {
          return maybe(fields(new SNSEvent.MessageAttribute() {
            private static final long serialVersionUID = 1;

            @Override
            public String getType() {
              return maybe("String");
            }

            @Override
            public String getValue() {
              return maybe("c-1");
            }
          }));
        }
      });
    }
  }

  private final class SqsMessage extends SQSEvent.SQSMessage {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessageId() {
      return maybe("message");
    }

    @Override
    public String getBody() {
      return maybe(
          "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:r:0:t\",\"MessageId\":\"m\"}");
    }

    @Override
    public Map<String, String> getAttributes() {
      return maybe(fields("1"));
    }

    @Override
    public Map<String, SQSEvent.MessageAttribute> getMessageAttributes() {
      return maybe(fields(new SQSEvent.MessageAttribute() {
        private static final long serialVersionUID = 1;

        @Override
        public String getDataType() {
          return maybe("String");
        }

        @Override
        public String getStringValue() {
          return maybe("c-1");
        }
      }));
    }
  }

  private long captures() {
    long[] sum = {0};
    baton.outcomes().forEach((transport, outcome, n) -> {
      boolean isCapture = outcome.equals("captured") || outcome.equals("fallback");
      sum[0] += isCapture || outcome.equals("generated") ? n : 0;
    });
    return sum[0];
  }

  private void isCapturedOnce(Incoming incoming) {
    long before = captures();
    assertFalse(baton.capture(incoming).correlationId().isEmpty());
    assertEquals(before + 1, captures());
  }

  @Test
  void whateverThrowsOrIsNotThereEachHasAnIdAndOneOutcome() {
    for (int i = 0; i < CASES; i++) {
      isCapturedOnce(KinesisEvents.incoming(new KinesisRecord()));
      isCapturedOnce(SnsEvents.incoming(new SnsRecord()));
      isCapturedOnce(SqsEvents.incoming(new SqsMessage()));
    }
  }

  private <R> List<R> some(R first, R second) {
    List<R> records = new ArrayList<>();
    for (R each : List.of(first, second)) {
      if (random.nextInt(4) == 0) {
        records.add(null);
      }
      records.add(each);
    }
    return records;
  }

  @Test
  void everyRecordOfABatchIsHandledInAScopeAndNothingIsLeft() {
    for (int i = 0; i < CASES; i++) {
      int[] handled = {0};
      KinesisEvent stream = new KinesisEvent();
      stream.setRecords(some(new KinesisRecord(), new KinesisRecord()));
      lambda.kinesis(stream, null, each -> handled[0] += hasId() ? 1 : 0);
      SNSEvent topic = new SNSEvent();
      topic.setRecords(some(new SnsRecord(), new SnsRecord()));
      lambda.sns(topic, null, each -> handled[0] += hasId() ? 1 : 0);
      SQSEvent queue = new SQSEvent();
      queue.setRecords(some(new SqsMessage(), new SqsMessage()));
      lambda.sqs(queue, null, each -> handled[0] += hasId() ? 1 : 0);
      assertEquals(6, handled[0]);
      assertTrue(CorrelationContext.current().isEmpty());
    }
  }

  private static boolean hasId() {
    return !CorrelationContext.current().correlationId().isEmpty();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.contract.DeepStack;
import io.github.baton4j.contract.FaultContract;
import io.github.baton4j.contract.OutgoingCall;
import io.github.baton4j.testkit.faults.Outgoing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** All that goes out by Kinesis under the contract of faults. */
class KinesisFaultTest {
  /** Of our chain, its length to be raised. */
  private static final String OURS =
      "{\"a\":1,\"__context__\":{\"x-correlation-id\":\"hush-id\",\"call-chain-length\":1}}";

  abstract static class OfKinesis extends FaultContract {
    @Override
    protected String transport() {
      return "kinesis";
    }

    @Override
    protected Class<?> library() {
      return BatonKinesisInterceptor.class;
    }
  }

  private static PutRecordRequest put() {
    return PutRecordRequest.builder()
        .streamName("posts")
        .partitionKey("k")
        .data(SdkBytes.fromUtf8String(OURS))
        .build();
  }

  private static PutRecordsRequestEntry entry(String data) {
    return PutRecordsRequestEntry.builder()
        .partitionKey("k")
        .data(SdkBytes.fromUtf8String(data))
        .build();
  }

  /** A new one, one of our chain, one of another, and one that is no object. */
  private static PutRecordsRequest batch() {
    return PutRecordsRequest.builder()
        .streamName("posts")
        .records(
            entry("{\"a\": [1]}"),
            entry(OURS),
            entry("{\"__context__\":{\"x-correlation-id\":\"theirs\"}}"),
            entry("[]"))
        .build();
  }

  /** By a real client, down to the bytes. */
  abstract static class BySync extends OutgoingCall {
    private final KinesisStub stub = new KinesisStub();
    private KinesisClient plain;
    private KinesisClient client;

    @Override
    public final void open() {
      plain = KinesisStub.client(stub);
      client = KinesisStub.client(stub, new BatonKinesisInterceptor());
    }

    abstract void send(KinesisClient by);

    @Override
    public final String call() {
      send(client);
      return stub.sent();
    }

    @Override
    public final String callWithout() {
      send(plain);
      return stub.sent();
    }
  }

  static final class Putting extends BySync {
    @Override
    void send(KinesisClient by) {
      by.putRecord(put());
    }
  }

  static final class PuttingBatches extends BySync {
    @Override
    void send(KinesisClient by) {
      by.putRecords(batch());
    }
  }

  static final class PuttingWithoutScope extends BySync {
    @Override
    protected boolean isInScope() {
      return false;
    }

    @Override
    void send(KinesisClient by) {
      by.putRecords(batch());
    }
  }

  static final class PuttingAsync extends OutgoingCall {
    private final KinesisStub stub = new KinesisStub();
    private KinesisAsyncClient plain;
    private KinesisAsyncClient client;

    @Override
    public void open() {
      plain = KinesisStub.asyncClient(stub);
      client = KinesisStub.asyncClient(stub, new BatonKinesisInterceptor());
    }

    @Override
    public String call() {
      client.putRecord(put()).join();
      return stub.sent();
    }

    @Override
    public String callWithout() {
      plain.putRecord(put()).join();
      return stub.sent();
    }
  }

  private static String text(byte[] data) {
    return new String(data, StandardCharsets.UTF_8);
  }

  static final class StampingRecords extends OutgoingCall {
    @Override
    public void open() {}

    @Override
    public String call() {
      return KinesisRecords.stamp(put(), ids()).data().asUtf8String();
    }

    @Override
    public String callWithout() {
      return OURS;
    }
  }

  static final class StampingEntries extends OutgoingCall {
    @Override
    public void open() {}

    @Override
    public String call() {
      return KinesisRecords.stamp(entry("{}"), ids()).data().asUtf8String();
    }

    @Override
    public String callWithout() {
      return "{}";
    }
  }

  static final class StampingPayloads extends OutgoingCall {
    @Override
    public void open() {}

    @Override
    public String call() {
      return text(Payloads.stamp(OURS.getBytes(StandardCharsets.UTF_8), ids()));
    }

    @Override
    public String callWithout() {
      return OURS;
    }
  }

  abstract static class ByHand extends OfKinesis {
    @Override
    protected boolean isNeeded(String className) {
      return isDoorOfStamps(className);
    }
  }

  @Test
  void anExhaustedStackFailsNoCallThatGoesOutWithoutBaton() throws Exception {
    DeepStack.under(PuttingBatches.class);
  }

  @Nested
  class PutRecord extends OfKinesis {
    @Override
    protected Class<? extends Outgoing> type() {
      return Putting.class;
    }
  }

  @Nested
  class PutRecords extends OfKinesis {
    @Override
    protected Class<? extends Outgoing> type() {
      return PuttingBatches.class;
    }
  }

  @Nested
  class PutRecordByAnAsyncClient extends OfKinesis {
    @Override
    protected Class<? extends Outgoing> type() {
      return PuttingAsync.class;
    }
  }

  @Nested
  class PutRecordsOutsideOfAnyScope extends OfKinesis {
    @Override
    protected Class<? extends Outgoing> type() {
      return PuttingWithoutScope.class;
    }
  }

  @Nested
  class StampOfARecord extends ByHand {
    @Override
    protected Class<? extends Outgoing> type() {
      return StampingRecords.class;
    }
  }

  @Nested
  class StampOfAnEntry extends ByHand {
    @Override
    protected Class<? extends Outgoing> type() {
      return StampingEntries.class;
    }
  }

  @Nested
  class StampOfAPayload extends ByHand {
    @Override
    protected Class<? extends Outgoing> type() {
      return StampingPayloads.class;
    }
  }
}

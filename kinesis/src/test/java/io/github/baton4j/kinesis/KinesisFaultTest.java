// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.DeepStack;
import io.github.baton4j.contract.FaultContract;
import io.github.baton4j.contract.StampCall;
import io.github.baton4j.contract.sdk.ClientCall;
import io.github.baton4j.testkit.faults.Outgoing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
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

  abstract static class BySync extends ClientCall<KinesisClient> {
    private final KinesisStub stub = new KinesisStub();

    @Override
    protected KinesisClient client(ExecutionInterceptor... interceptors) {
      return KinesisStub.client(stub, interceptors);
    }

    @Override
    protected ExecutionInterceptor interceptor() {
      return new BatonKinesisInterceptor();
    }

    @Override
    protected String sent() {
      return stub.sent();
    }
  }

  static final class Putting extends BySync {
    @Override
    protected void send(KinesisClient by) {
      by.putRecord(put());
    }
  }

  static final class PuttingBatches extends BySync {
    @Override
    protected void send(KinesisClient by) {
      by.putRecords(batch());
    }
  }

  static final class PuttingWithoutScope extends BySync {
    @Override
    protected boolean isInScope() {
      return false;
    }

    @Override
    protected void send(KinesisClient by) {
      by.putRecords(batch());
    }
  }

  static final class PuttingAsync extends ClientCall<KinesisAsyncClient> {
    private final KinesisStub stub = new KinesisStub();

    @Override
    protected KinesisAsyncClient client(ExecutionInterceptor... interceptors) {
      return KinesisStub.asyncClient(stub, interceptors);
    }

    @Override
    protected ExecutionInterceptor interceptor() {
      return new BatonKinesisInterceptor();
    }

    @Override
    protected void send(KinesisAsyncClient by) {
      by.putRecord(put()).join();
    }

    @Override
    protected String sent() {
      return stub.sent();
    }
  }

  static final class StampingRecords extends StampCall<PutRecordRequest> {
    @Override
    protected PutRecordRequest made() {
      return put();
    }

    @Override
    protected PutRecordRequest stamped(PutRecordRequest made, CorrelationIds ids) {
      return KinesisRecords.stamp(made, ids);
    }

    @Override
    protected String text(PutRecordRequest of) {
      return of.data().asUtf8String();
    }
  }

  static final class StampingEntries extends StampCall<PutRecordsRequestEntry> {
    @Override
    protected PutRecordsRequestEntry made() {
      return entry("{}");
    }

    @Override
    protected PutRecordsRequestEntry stamped(PutRecordsRequestEntry made, CorrelationIds ids) {
      return KinesisRecords.stamp(made, ids);
    }

    @Override
    protected String text(PutRecordsRequestEntry of) {
      return of.data().asUtf8String();
    }
  }

  static final class StampingPayloads extends StampCall<byte[]> {
    @Override
    protected byte[] made() {
      return OURS.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] stamped(byte[] made, CorrelationIds ids) {
      return Payloads.stamp(made, ids);
    }

    @Override
    protected String text(byte[] of) {
      return new String(of, StandardCharsets.UTF_8);
    }
  }

  @Test
  void anExhaustedStackFailsNoCallThatGoesOutWithoutBaton() throws Exception {
    DeepStack.under(PuttingBatches.class);
  }

  @Nested
  @ParameterizedClass
  @ValueSource(
      classes = {
        Putting.class,
        PuttingBatches.class,
        PuttingAsync.class,
        PuttingWithoutScope.class,
        StampingRecords.class,
        StampingEntries.class,
        StampingPayloads.class
      })
  class EachCall extends FaultContract {
    EachCall(Class<? extends Outgoing> type) {
      super(type, "kinesis", BatonKinesisInterceptor.class);
    }
  }
}

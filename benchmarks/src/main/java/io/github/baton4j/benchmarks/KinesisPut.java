// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.benchmarks.peers.HandWrittenKinesis;
import io.github.baton4j.benchmarks.peers.SdkStub;
import io.github.baton4j.benchmarks.peers.SplicingKinesis;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * {@code putRecords} of 500 events of 1 KB. By hand, with Jackson's tree, and by Baton each record gets a {@code __context__} with
 * the four IDs; {@code splice} puts it behind the first brace unseen, which is safe for no one but who knows what he sends;
 * OpenTelemetry adds nothing to records, only a header for X-Ray to the request: its figure is one of a peer that does less.
 */
public class KinesisPut extends SdkCall {
  /** As many as a request takes. */
  static final int RECORDS = 500;

  /** A map without entries, in CBOR. */
  private static final byte[] NOTHING = {(byte) 0xa0};

  private Supplier<SdkResponse> splice;

  public KinesisPut() {
    super(NOTHING);
  }

  @Setup
  public void spliced() {
    splice = call(new SplicingKinesis());
  }

  @Override
  Supplier<SdkResponse> call(SdkStub transport, List<ExecutionInterceptor> interceptors) {
    KinesisClient kinesis = transport.client(KinesisClient.builder(), interceptors);
    List<PutRecordsRequestEntry> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      records.add(PutRecordsRequestEntry.builder()
          .partitionKey("user-" + i)
          .data(SdkBytes.fromByteArrayUnsafe(Documents.EVENTS.ofBytes(1024 + i % 16)))
          .build());
    }
    PutRecordsRequest request =
        PutRecordsRequest.builder().streamName("posts").records(records).build();
    return () -> kinesis.putRecords(request);
  }

  @Override
  ExecutionInterceptor byHandInterceptor() {
    return new HandWrittenKinesis();
  }

  @Override
  ExecutionInterceptor batonInterceptor() {
    return new BatonKinesisInterceptor();
  }

  @Benchmark
  public SdkResponse splice(CurrentIds.ByHand ids) {
    return splice.get();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.kinesis.StoredRecord;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * OpenTelemetry's interceptor and ours on one client that puts records, in both orders of registration. OpenTelemetry
 * writes no record, only an X-Ray header on the request.
 */
class OpenTelemetryKinesisIT extends BesideOpenTelemetry {
  private static final String MINE = "{ \"n\" : 1.00, \"語\":[ ] }\n";
  private static final String OURS = "{\"__context__\":{\"x-correlation-id\":\"c-1\","
      + "\"call-chain-length\":3,\"debug-log-enabled\":\"true\"%s}, \"n\" : 1.00, \"語\":[ ] }\n";

  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void theRecordBearsOurIdsAndTheRequestOpenTelemetrysHeader(Order order, SdkCall call)
      throws Exception {
    try (Tracing tracing = new Tracing()) {
      String stored = stored(order, call, Carried.incoming(), tracing);
      assertEquals(OURS.formatted(""), stored);
      String theirs = tracing.traceparentOf("Kinesis.Put");
      String trace = theirs.substring(3, 35);
      assertEquals(
          List.of("Root=1-" + trace.substring(0, 8) + "-" + trace.substring(8) + ";Parent="
              + theirs.substring(36, 52) + ";Sampled=1"),
          request().headers("X-Amzn-Trace-Id"));
    }
  }

  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void aCapturedTraceGoesOnInTheRecord(Order order, SdkCall call) throws Exception {
    try (Tracing tracing = new Tracing()) {
      String stored = stored(order, call, Carried.incomingTraced(), tracing);
      assertEquals(
          OURS.formatted(",\"traceparent\":\"" + Tracing.CALLERS_TRACEPARENT
              + "\",\"tracestate\":\"" + Tracing.CALLERS_TRACESTATE + "\""),
          stored);
    }
  }

  private String stored(Order order, SdkCall call, Incoming incoming, Tracing tracing)
      throws Exception {
    int before = aws.streams().records(LoopbackAws.STREAM).size();
    ClientOverrideConfiguration both = order.configuration(new BatonKinesisInterceptor(), tracing);
    try (Scope scope = baton.open(incoming)) {
      boolean done = tracing.inSpan(() -> put(call, both));
      assertTrue(done);
    }
    List<StoredRecord> records = aws.streams().records(LoopbackAws.STREAM);
    assertEquals(before + 1, records.size());
    return new String(records.get(before).data(), UTF_8);
  }

  private static boolean put(SdkCall call, ClientOverrideConfiguration configuration) {
    SdkBytes data = SdkBytes.fromUtf8String(MINE);
    PutRecordRequest one = PutRecordRequest.builder()
        .streamName(LoopbackAws.STREAM)
        .partitionKey("k")
        .data(data)
        .build();
    PutRecordsRequest batch = PutRecordsRequest.builder()
        .streamName(LoopbackAws.STREAM)
        .records(PutRecordsRequestEntry.builder().partitionKey("k").data(data).build())
        .build();
    if (call == SdkCall.SYNC || call == SdkCall.SYNC_BATCH) {
      try (KinesisClient client = aws.kinesis(configuration)) {
        return call == SdkCall.SYNC
            ? client.putRecord(one).sequenceNumber() != null
            : client.putRecords(batch).failedRecordCount() == 0;
      }
    }
    try (KinesisAsyncClient client = aws.kinesisAsync(configuration)) {
      return call == SdkCall.ASYNC
          ? client.putRecord(one).join().sequenceNumber() != null
          : client.putRecords(batch).join().failedRecordCount() == 0;
    }
  }

  private static RecordedRequest request() {
    assertEquals(1, aws.requests().size());
    return aws.requests().get(0);
  }
}

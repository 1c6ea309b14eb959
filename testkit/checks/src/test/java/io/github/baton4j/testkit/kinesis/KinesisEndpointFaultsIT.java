// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.testkit.WireRecorder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

@Timeout(60)
class KinesisEndpointFaultsIT {
  private static SdkAsyncHttpClient http;
  private KinesisEndpoint endpoint;
  private WireRecorder wire;

  @BeforeAll
  static void openHttp() {
    http = SdkClient.http();
  }

  @AfterAll
  static void closeHttp() {
    http.close();
  }

  @BeforeEach
  void start() throws Exception {
    endpoint = KinesisEndpoint.start();
    endpoint.createStream("s", 1);
    wire = WireRecorder.before(endpoint.address());
  }

  @AfterEach
  void stop() {
    wire.close();
    endpoint.close();
  }

  private static PutRecordsRequestEntry entry(String text) {
    return PutRecordsRequestEntry.builder()
        .partitionKey("k")
        .data(SdkBytes.fromUtf8String(text))
        .build();
  }

  private List<String> stored() {
    return endpoint.records("s").stream()
        .map(each -> SdkBytes.fromByteArray(each.data()).asUtf8String())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(SdkClient.class)
  void orderedRecordsFailOneByOneAcrossBatchesAndTheSdkDoesNotSendThemAgain(SdkClient kind) {
    try (KinesisClient kinesis = kind.to(wire.uri(), http)) {
      endpoint.failNextRecords(3);

      PutRecordsResponse first =
          kinesis.putRecords(r -> r.streamName("s").records(entry("a"), entry("b")));
      kinesis.putRecord(
          r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromUtf8String("alone")));
      PutRecordsResponse second =
          kinesis.putRecords(r -> r.streamName("s").records(entry("c"), entry("d")));

      assertEquals(2, first.failedRecordCount());
      assertEquals(1, second.failedRecordCount());
      PutRecordsResultEntry failed = second.records().get(0);
      assertEquals("ProvisionedThroughputExceededException", failed.errorCode());
      assertEquals(
          endpoint.records("s").get(1).sequenceNumber(), second.records().get(1).sequenceNumber());
      assertEquals(List.of("alone", "d"), stored());
      assertEquals(3, wire.requests().size());
    }
  }

  @ParameterizedTest
  @EnumSource(SdkClient.class)
  void aFailedRequestLeavesNothingAndIsSentAgainByTheSdk(SdkClient kind) {
    try (KinesisClient kinesis = kind.to(wire.uri(), http)) {
      endpoint.failNextRequests(2);

      kinesis.putRecords(r -> r.streamName("s").records(entry("a"), entry("b")));

      assertEquals(3, wire.requests().size());
      assertEquals(List.of("a", "b"), stored());

      endpoint.failNextRequests(1000);
      KinesisException e = assertThrows(KinesisException.class, () -> kinesis.listStreams());
      assertEquals(500, e.statusCode());
      assertEquals("InternalFailure", e.awsErrorDetails().errorCode());
      endpoint.failNextRequests(0);
      assertEquals(List.of("s"), kinesis.listStreams().streamNames());
    }
  }
}

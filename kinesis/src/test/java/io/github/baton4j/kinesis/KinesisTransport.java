// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.baton4j.contract.sdk.SdkClients;
import io.github.baton4j.contract.sdk.SdkTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** What the contracts over the SDK ask of Kinesis. */
final class KinesisTransport implements SdkTransport {
  private static final CBORMapper CBOR = new CBORMapper();
  private static final PutRecordRequest RECORD = PutRecordRequest.builder()
      .streamName("posts")
      .partitionKey("k")
      .data(SdkBytes.fromUtf8String("{\"a\": 1}"))
      .build();
  private static final PutRecordsRequest BATCH = PutRecordsRequest.builder()
      .streamName("posts")
      .records(entry("1"), entry("2"))
      .build();

  private static PutRecordsRequestEntry entry(String key) {
    return PutRecordsRequestEntry.builder()
        .partitionKey(key)
        .data(SdkBytes.fromUtf8String(" {\"k\":" + key + "}"))
        .build();
  }

  @Override
  public String name() {
    return "kinesis";
  }

  @Override
  public ExecutionInterceptor interceptor() {
    return new BatonKinesisInterceptor();
  }

  @Override
  public Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put("PutRecord", c -> SdkClients.done(c.sync(KinesisClient.builder()).putRecord(RECORD)));
    calls.put("PutRecord, async", c -> c.async(KinesisAsyncClient.builder()).putRecord(RECORD));
    calls.put(
        "PutRecords", c -> SdkClients.done(c.sync(KinesisClient.builder()).putRecords(BATCH)));
    calls.put("PutRecords, async", c -> c.async(KinesisAsyncClient.builder()).putRecords(BATCH));
    return calls;
  }

  @Override
  public byte[] answer(byte[] request) {
    return new byte[] {(byte) 0xa0}; // a map without entries
  }

  @Override
  public List<Map<String, String>> carriers(SdkBytes request) throws IOException {
    List<Map<String, String>> carriers = new ArrayList<>();
    for (JsonNode data : CBOR.readTree(request.asByteArray()).findValues("Data")) {
      carriers.add(Json.context(data.binaryValue()));
    }
    return carriers;
  }
}

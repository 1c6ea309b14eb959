// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** A member {@code __context__} in every record that is a JSON object, by a tree of Jackson's. */
public final class HandWrittenKinesis implements ExecutionInterceptor {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (!(context.request() instanceof PutRecordsRequest put)) {
      return context.request();
    }
    ObjectNode ours = JACKSON.createObjectNode();
    HandWritten.ids().forEach(ours::put);
    List<PutRecordsRequestEntry> records = new ArrayList<>();
    for (PutRecordsRequestEntry each : put.records()) {
      records.add(each.toBuilder().data(with(each.data(), ours)).build());
    }
    return put.toBuilder().records(records).build();
  }

  private static SdkBytes with(SdkBytes data, ObjectNode ours) {
    try {
      JsonNode tree = JACKSON.readTree(data.asByteArrayUnsafe());
      if (!(tree instanceof ObjectNode object)) {
        return data;
      }
      object.set("__context__", ours);
      return SdkBytes.fromByteArrayUnsafe(JACKSON.writeValueAsBytes(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

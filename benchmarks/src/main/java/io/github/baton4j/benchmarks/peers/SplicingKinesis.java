// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * A member {@code __context__} behind the first brace of every record, whatever follows there: the limit of what can be had.
 * It breaks what is not an object with a member, and what has the member already.
 */
public final class SplicingKinesis implements ExecutionInterceptor {
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (!(context.request() instanceof PutRecordsRequest put)) {
      return context.request();
    }
    byte[] ours = member();
    List<PutRecordsRequestEntry> records = new ArrayList<>();
    for (PutRecordsRequestEntry each : put.records()) {
      byte[] data = each.data().asByteArrayUnsafe();
      byte[] spliced = new byte[data.length + ours.length];
      spliced[0] = '{';
      System.arraycopy(ours, 0, spliced, 1, ours.length);
      System.arraycopy(data, 1, spliced, 1 + ours.length, data.length - 1);
      records.add(each.toBuilder().data(SdkBytes.fromByteArrayUnsafe(spliced)).build());
    }
    return put.toBuilder().records(records).build();
  }

  private static byte[] member() {
    StringBuilder json = new StringBuilder("\"__context__\":");
    char before = '{';
    for (Map.Entry<String, String> id : HandWritten.ids().entrySet()) {
      json.append(before).append('"').append(id.getKey()).append("\":\"");
      json.append(id.getValue()).append('"');
      before = ',';
    }
    return json.append("},").toString().getBytes(StandardCharsets.US_ASCII);
  }
}

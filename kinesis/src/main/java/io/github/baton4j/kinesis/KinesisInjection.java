// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Snapshot;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Injection into the SDK's classes for records to be put. */
final class KinesisInjection extends PayloadInjection {
  /**
   * @param current what is to be injected; null to stamp
   */
  KinesisInjection(@Nullable Snapshot current) {
    super(current);
  }

  /** The stream, by whichever of the two is there. */
  static @Nullable String stream(@Nullable String name, @Nullable String arn) {
    return name == null ? arn : name;
  }

  @Override
  protected @Nullable String target(Object carrier) {
    return carrier instanceof PutRecordRequest request
        ? stream(request.streamName(), request.streamARN())
        : null;
  }

  @Override
  protected void look(Object carrier) {
    if (carrier instanceof PutRecordRequest request) {
      add(request.data(), request.partitionKey());
    } else {
      PutRecordsRequestEntry entry = (PutRecordsRequestEntry) carrier;
      add(entry.data(), entry.partitionKey());
    }
  }

  private void add(@Nullable SdkBytes data, @Nullable String partitionKey) {
    add(data == null ? new byte[0] : data.asByteArrayUnsafe(), bytes(partitionKey));
  }

  @Override
  protected Object changed(Object carrier, int i, Injection injection) {
    SdkBytes data = SdkBytes.fromByteArrayUnsafe(filled(i, injection));
    return carrier instanceof PutRecordRequest request
        ? request.toBuilder().data(data).build()
        : ((PutRecordsRequestEntry) carrier).toBuilder().data(data).build();
  }
}

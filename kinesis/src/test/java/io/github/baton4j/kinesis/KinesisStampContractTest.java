// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.StampContract;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Records, entries of a batch and bare data under the stamping contract. */
class KinesisStampContractTest {
  @Nested
  class OfARecord extends StampContract {
    @Override
    protected Stamped stamp(Map<String, String> present, CorrelationIds ids) throws IOException {
      PutRecordRequest put = PutRecordRequest.builder()
          .streamName("s")
          .partitionKey("k")
          .data(SdkBytes.fromByteArray(Json.payload(present)))
          .build();
      PutRecordRequest stamped = KinesisRecords.stamp(put, ids);
      return new Stamped(Json.context(stamped.data().asByteArray()), put, stamped);
    }
  }

  @Nested
  class OfAnEntry extends StampContract {
    @Override
    protected Stamped stamp(Map<String, String> present, CorrelationIds ids) throws IOException {
      PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
          .partitionKey("k")
          .data(SdkBytes.fromByteArray(Json.payload(present)))
          .build();
      PutRecordsRequestEntry stamped = KinesisRecords.stamp(entry, ids);
      return new Stamped(Json.context(stamped.data().asByteArray()), entry, stamped);
    }
  }

  @Nested
  class OfBareData extends StampContract {
    @Override
    protected Stamped stamp(Map<String, String> present, CorrelationIds ids) throws IOException {
      byte[] data = Json.payload(present);
      byte[] stamped = Payloads.stamp(data, ids);
      return new Stamped(Json.context(stamped), data, stamped);
    }
  }
}

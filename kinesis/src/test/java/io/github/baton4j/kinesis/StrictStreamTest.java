// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** An exclusion means one stream, by its name or ARN, and no other that is called alike. */
@Law(7)
class StrictStreamTest {
  private static final SdkBytes DATA = SdkBytes.fromUtf8String("{}");

  private final BatonKinesisInterceptor interceptor = new BatonKinesisInterceptor();

  private SdkRequest modified(SdkRequest request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  @ParameterizedTest
  @CsvSource({
    "strict-q, strict-q, true",
    "arn:aws:kinesis:eu-west-1:000000000000:stream/strict-q, strict-q, true",
    "arn:aws-cn:kinesis:cn-north-1:000000000000:stream/strict-q, strict-q, true",
    "strict-q, strict-q.fifo, false",
    "strict-q.fifo, strict-q, false",
    "arn:aws:kinesis:eu-west-1:000000000000:stream/strict-q, strict-q.fifo, false",
    "strict-q, not-strict-q, false",
    "strict-q, strict-q-2, false",
    "strict-q, Strict-q, false",
    "stream, strict-q, false",
  })
  void aNameAndAnArnMeanTheStreamOfThatName(String excluded, String stream, boolean isExcluded) {
    Baton excluding = Baton.builder().exclude(excluded).build();
    String arn = "arn:aws:kinesis:eu-west-1:000000000000:stream/" + stream;
    PutRecordRequest byName = PutRecordRequest.builder()
        .streamName(stream)
        .partitionKey("k")
        .data(DATA)
        .build();
    PutRecordRequest byArn = byName.toBuilder().streamName(null).streamARN(arn).build();
    PutRecordsRequest batch = PutRecordsRequest.builder()
        .streamName(stream)
        .records(PutRecordsRequestEntry.builder().partitionKey("k").data(DATA).build())
        .build();
    PutRecordsRequest batchByArn =
        batch.toBuilder().streamName(null).streamARN(arn).build();
    try (Scope scope = excluding.open(CorrelationIds.of("c-1"))) {
      for (SdkRequest request : List.of(byName, byArn, batch, batchByArn)) {
        assertEquals(isExcluded, modified(request).equals(request), request.toString());
      }
      assertEquals(
          isExcluded, KinesisRecords.stamp(byArn, CorrelationIds.of("c")).equals(byArn));
    }
    assertEquals(isExcluded ? 5 : 0, excluding.outcomes().count("kinesis", "excluded"));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.contract.InjectionContract;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * PutRecord and PutRecords under the injection contract. The carrier is {@code __context__}; what the user has in it already
 * the payload is made with.
 */
class KinesisInjectionContractTest {
  abstract static class OverKinesis extends InjectionContract {
    abstract void send(KinesisStub stub, SdkBytes data, ExecutionInterceptor... interceptors);

    private Wire sendBy(Map<String, String> present, ExecutionInterceptor... interceptors)
        throws Exception {
      KinesisStub stub = new KinesisStub();
      byte[] payload = Json.payload(new LinkedHashMap<>(present));
      send(stub, SdkBytes.fromByteArray(payload), interceptors);
      return new ContextWire(Json.context(stub.sentData().get(0)), stub.sent());
    }

    @Override
    protected Wire send(Map<String, String> present) throws Exception {
      return sendBy(present, new BatonKinesisInterceptor());
    }

    @Override
    protected Wire sendWithoutBaton(Map<String, String> present) throws Exception {
      return sendBy(present);
    }

    @Override
    protected Wire sendRegisteredTwice(Map<String, String> present) throws Exception {
      return sendBy(present, new BatonKinesisInterceptor(), new BatonKinesisInterceptor());
    }

    @Override
    protected String transport() {
      return "kinesis";
    }
  }

  private record ContextWire(Map<String, String> entries, String bytes)
      implements InjectionContract.Wire {}

  @Nested
  class PutRecord extends OverKinesis {
    @Override
    void send(KinesisStub stub, SdkBytes data, ExecutionInterceptor... interceptors) {
      try (KinesisClient client = KinesisStub.client(stub, interceptors)) {
        client.putRecord(r -> r.streamName("posts").partitionKey("k").data(data));
      }
    }
  }

  @Nested
  class PutRecords extends OverKinesis {
    @Override
    void send(KinesisStub stub, SdkBytes data, ExecutionInterceptor... interceptors) {
      PutRecordsRequestEntry entry =
          PutRecordsRequestEntry.builder().partitionKey("k").data(data).build();
      try (KinesisClient client = KinesisStub.client(stub, interceptors)) {
        client.putRecords(r -> r.streamName("posts").records(entry));
      }
    }
  }

  @Nested
  class PutRecordByAnAsyncClient extends OverKinesis {
    @Override
    void send(KinesisStub stub, SdkBytes data, ExecutionInterceptor... interceptors) {
      try (KinesisAsyncClient client = KinesisStub.asyncClient(stub, interceptors)) {
        client
            .putRecord(r -> r.streamName("posts").partitionKey("k").data(data))
            .join();
      }
    }
  }
}

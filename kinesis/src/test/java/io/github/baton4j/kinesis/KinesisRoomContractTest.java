// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.contract.BatchRoom;
import io.github.baton4j.contract.Load;
import io.github.baton4j.contract.RoomContract;
import io.github.baton4j.contract.RoomDoor;
import io.github.baton4j.contract.Scales;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** PutRecord, PutRecords and what is stamped by hand, under the contracts about room. The explicit hash key does not count. */
class KinesisRoomContractTest {
  private static final int MIB = 1 << 20;
  private static final String HASH_KEY = "340282366920938463463374607431768211455";

  private abstract static class OverKinesis<C> extends RoomContract<C> {
    @Override
    public String transport() {
      return "kinesis";
    }

    @Override
    public Baton baton(int setting) {
      return Baton.builder()
          .limits(Limits.defaults().kinesisRecordBytes(setting))
          .build();
    }

    @Override
    public Scales scales(int setting) {
      return new RecordScales(setting);
    }

    @Override
    public List<Limit> limits() {
      return List.of(
          Limit.own(MIB), Limit.own(MIB).under(10 * MIB), Limit.set(2000), Limit.set(10 * MIB));
    }

    @Override
    public List<Limit> nearTo() {
      return List.of(Limit.own(MIB), Limit.set(2000));
    }

    /** Without a context, with an empty one, with nothing beside it. */
    @Override
    public Load shaped(Load load, int dice) {
      boolean lacks = load.fields().isEmpty() && dice % 3 > 0;
      return lacks ? new Load(load.body(), load.beside(), null) : load;
    }

    @Override
    public List<Load> peculiar() {
      List<Load> loads = new ArrayList<>();
      for (String letter : List.of("x", "é", "語", "😀")) {
        loads.add(new Load(letter.repeat(20), "k", null));
        loads.add(new Load("x", letter.repeat(64), List.of()));
        loads.add(Load.of("x").with(Load.Field.text("a", letter)));
      }
      return loads;
    }
  }

  private static SdkRequest modified(SdkRequest request) {
    BatonKinesisInterceptor interceptor = new BatonKinesisInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  private abstract static class OneRecord extends OverKinesis<PutRecordRequest> {
    @Override
    public PutRecordRequest carrier(Load load, int i) {
      return PutRecordRequest.builder()
          .streamName("posts")
          .partitionKey(RecordScales.key(load))
          .explicitHashKey(HASH_KEY)
          .data(SdkBytes.fromByteArrayUnsafe(RecordScales.data(load)))
          .build();
    }
  }

  private abstract static class Records extends OverKinesis<PutRecordsRequestEntry> {
    @Override
    public PutRecordsRequestEntry carrier(Load load, int i) {
      return PutRecordsRequestEntry.builder()
          .partitionKey(RecordScales.key(load))
          .explicitHashKey(HASH_KEY)
          .data(SdkBytes.fromByteArrayUnsafe(RecordScales.data(load)))
          .build();
    }
  }

  @Nested
  class PutRecord extends OneRecord {
    @Override
    public List<PutRecordRequest> through(List<PutRecordRequest> carriers, CorrelationIds ids) {
      return List.of((PutRecordRequest) modified(carriers.get(0)));
    }

    @Override
    public int requests() {
      return 7_000;
    }
  }

  @Nested
  class PutRecords extends Records implements BatchRoom<PutRecordsRequestEntry> {
    @Override
    public List<PutRecordsRequestEntry> through(
        List<PutRecordsRequestEntry> carriers, CorrelationIds ids) {
      PutRecordsRequest request =
          PutRecordsRequest.builder().streamName("posts").records(carriers).build();
      return ((PutRecordsRequest) modified(request)).records();
    }

    @Override
    public int requests() {
      return 7_000;
    }

    @Override
    public List<Limit> nearTo() {
      return List.of(Limit.own(MIB), Limit.set(2000), Limit.own(5 * MIB));
    }

    @Override
    public int mostCarriers() {
      return 12;
    }

    @Override
    public List<Integer> sizes() {
      return List.of(12, 500);
    }

    @Override
    public List<Limit> requestLimits() {
      return List.of(Limit.own(5 * MIB), Limit.own(10 * MIB));
    }

    @Override
    public List<Limit> carrierLimits() {
      return List.of(Limit.own(MIB), Limit.set(2000), Limit.set(3 * MIB));
    }
  }

  @Nested
  class StampedRequest extends OneRecord implements RoomDoor.Stamp<PutRecordRequest> {
    @Override
    public List<PutRecordRequest> through(List<PutRecordRequest> carriers, CorrelationIds ids) {
      return List.of(KinesisRecords.stamp(carriers.get(0), ids));
    }
  }

  @Nested
  class StampedEntry extends Records implements RoomDoor.Stamp<PutRecordsRequestEntry> {
    @Override
    public List<PutRecordsRequestEntry> through(
        List<PutRecordsRequestEntry> carriers, CorrelationIds ids) {
      return List.of(KinesisRecords.stamp(carriers.get(0), ids));
    }
  }
}

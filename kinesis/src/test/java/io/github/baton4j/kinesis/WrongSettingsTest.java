// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;

/** Settings that say something else than was meant. */
class WrongSettingsTest {
  private static SdkRequest sent(Baton baton, PutRecordRequest request) {
    BatonKinesisInterceptor interceptor = new BatonKinesisInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      interceptor.beforeExecution(() -> request, attributes);
      return interceptor.modifyRequest(() -> request, attributes);
    }
  }

  private static PutRecordRequest request(SdkBytes data) {
    return PutRecordRequest.builder()
        .streamName("posts")
        .partitionKey("k")
        .data(data)
        .build();
  }

  /** As in the environment, where a list may have spaces: there is no stream whose name has one. */
  @ParameterizedTest
  @ValueSource(strings = {" posts", "posts ", "\tposts"})
  void aSpaceBesideANameDoesNotTakeAnExclusionAway(String target) {
    PutRecordRequest request = request(SdkBytes.fromUtf8String("{}"));
    assertSame(request, sent(Baton.builder().exclude(target).build(), request));
  }

  /** "A wrong builder setting fails at build() with a message that names it": these exclude nothing, ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        ":",
        "posts//",
        "a,posts",
        "https://sqs.eu-west-1.amazonaws.com/000000000000/posts?x=1"
      })
  void anExclusionThatIsNoNameIsAWrongSetting(String target) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Baton.builder().exclude(target).build(),
        "excludes nothing: " + target);
  }

  /** It is one stream's maximum that was raised; the others' is still 1 MiB, and no record may be carried over that. */
  @Test
  void aGreaterLimitDoesNotCarryARecordOverTheOrdinaryOne() {
    byte[] data = new byte[(1 << 20) - 10];
    Arrays.fill(data, (byte) ' ');
    data[0] = '{';
    data[data.length - 1] = '}';
    PutRecordRequest request = request(SdkBytes.fromByteArrayUnsafe(data));
    Baton baton =
        Baton.builder().limits(Limits.defaults().kinesisRecordBytes(10 << 20)).build();
    PutRecordRequest sent = (PutRecordRequest) sent(baton, request);
    assertEquals(data.length, sent.data().asByteArrayUnsafe().length);
  }

  /** What nobody knows of the key must not make a record look like one of a stream that was raised. */
  @Test
  void aGreaterLimitDoesNotCarryStampedDataOverTheOrdinaryOne() {
    Baton baton =
        Baton.builder().limits(Limits.defaults().kinesisRecordBytes(10 << 20)).build();
    byte[] data = new byte[(1 << 20) - 20];
    Arrays.fill(data, (byte) ' ');
    data[0] = '{';
    data[data.length - 1] = '}';
    Scope scope = baton.open(CorrelationIds.of("c-1"));
    try (scope) {
      assertEquals(data.length, Payloads.stamp(data, CorrelationContext.current()).length);
    }
    assertEquals(1, baton.outcomes().count("kinesis", "no room for id"));
  }
}

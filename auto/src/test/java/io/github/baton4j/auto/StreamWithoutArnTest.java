// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.auto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.internal.Counters;
import io.github.baton4j.testkit.OlderLibrary;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;

/** On an SDK of before 2.18.40, whose requests to Kinesis have no ARN: older than what is promised, and yet no call fails. */
class StreamWithoutArnTest {
  @AfterEach
  void forget() {
    System.clearProperty("baton.kinesisStreams");
  }

  @Test
  void aRequestThatCannotBeAskedForItsStreamGoesOutAsItIs() throws Exception {
    ClassLoader sdk = new OlderLibrary(
        StreamWithoutArnTest.class.getClassLoader(),
        List.of(
            "software.amazon.awssdk.services.kinesis.",
            "io.github.baton4j.kinesis.",
            "io.github.baton4j.auto."),
        PutRecordRequest.class.getName(),
        "streamARN");
    Class<?> type = sdk.loadClass(PutRecordRequest.class.getName());
    assertThrows(NoSuchMethodException.class, () -> type.getMethod("streamARN"));
    System.setProperty("baton.kinesisStreams", "posts");
    ExecutionInterceptor interceptor = (ExecutionInterceptor)
        sdk.loadClass(NamedStreamsInterceptor.class.getName()).getConstructor().newInstance();
    Object builder = type.getMethod("builder").invoke(null);
    Class<?> builders = sdk.loadClass(PutRecordRequest.Builder.class.getName());
    SdkRequest request = (SdkRequest) builders.getMethod("build").invoke(builder);
    ExecutionAttributes attributes = new ExecutionAttributes();
    long before = Counters.SCOPELESS.count("kinesis", "failed");
    interceptor.beforeExecution(() -> request, attributes);
    assertSame(request, interceptor.modifyRequest(() -> request, attributes));
    assertEquals(before + 1, Counters.SCOPELESS.count("kinesis", "failed"));
  }
}

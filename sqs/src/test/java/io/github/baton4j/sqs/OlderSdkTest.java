// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.testkit.OlderLibrary;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** On an SDK of before 2024, whose ReceiveMessageRequest has no list of system attributes. */
class OlderSdkTest {
  private static final String SYSTEM = "messageSystemAttributeNamesAsStrings";

  @Test
  void receivingAsksForOurAttributesAndLeavesTheTraceToNewerOnes() throws Exception {
    ClassLoader sdk = new OlderLibrary(
        OlderSdkTest.class.getClassLoader(),
        List.of("software.amazon.awssdk.services.sqs.", "io.github.baton4j.sqs."),
        ReceiveMessageRequest.class.getName(),
        "essageSystemAttributeNames");
    Class<?> type = sdk.loadClass(ReceiveMessageRequest.class.getName());
    assertThrows(NoSuchMethodException.class, () -> type.getMethod(SYSTEM));
    ExecutionInterceptor interceptor =
        (ExecutionInterceptor) sdk.loadClass(BatonSqsInterceptor.class.getName())
            .getConstructor(Baton.class)
            .newInstance(Baton.builder().build());
    Object builder = type.getMethod("builder").invoke(null);
    Class<?> builders = sdk.loadClass(ReceiveMessageRequest.Builder.class.getName());
    builders.getMethod("queueUrl", String.class).invoke(builder, "q");
    SdkRequest request = (SdkRequest) builders.getMethod("build").invoke(builder);
    SdkRequest asked = interceptor.modifyRequest(() -> request, new ExecutionAttributes());
    List<?> names = (List<?>) type.getMethod("messageAttributeNames").invoke(asked);
    assertTrue(names.contains("x-correlation-id"), names.toString());
    assertTrue(names.contains("x-correlation-.*"), names.toString());
    assertEquals(false, type.getMethod("hasMessageSystemAttributeName_").invoke(asked));
  }

  @Test
  void theSdkOfThisBuildHasTheList() throws Exception {
    assertEquals(List.class, ReceiveMessageRequest.class.getMethod(SYSTEM).getReturnType());
    assertFalse(ReceiveMessageRequest.builder().build().hasMessageSystemAttributeNames());
  }
}

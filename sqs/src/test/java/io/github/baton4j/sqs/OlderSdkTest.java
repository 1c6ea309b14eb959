// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** On an SDK of before 2024, whose ReceiveMessageRequest has no list of system attributes. */
class OlderSdkTest {
  /** Loads SQS's classes and ours anew, those of ReceiveMessageRequest with that list under a name that nobody knows. */
  private static final class OlderSdk extends ClassLoader {
    OlderSdk() {
      super(OlderSdkTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean isAnew = name.startsWith("software.amazon.awssdk.services.sqs.")
          || name.startsWith("io.github.baton4j.sqs.");
      synchronized (getClassLoadingLock(name)) {
        if (!isAnew) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? older(name) : loaded;
      }
    }

    private Class<?> older(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        if (name.startsWith(ReceiveMessageRequest.class.getName())) {
          // Of the same length, so that the class stays one.
          bytes = new String(bytes, StandardCharsets.ISO_8859_1)
              .replace("essageSystemAttributeNames", "essageSystemAttributeNamez")
              .getBytes(StandardCharsets.ISO_8859_1);
        }
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static final String SYSTEM = "messageSystemAttributeNamesAsStrings";

  @Test
  void receivingAsksForOurAttributesAndLeavesTheTraceToNewerOnes() throws Exception {
    OlderSdk sdk = new OlderSdk();
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
    assertEquals(false, type.getMethod("hasMessageSystemAttributeNamez").invoke(asked));
  }

  @Test
  void theSdkOfThisBuildHasTheList() throws Exception {
    assertEquals(List.class, ReceiveMessageRequest.class.getMethod(SYSTEM).getReturnType());
    assertFalse(ReceiveMessageRequest.builder().build().hasMessageSystemAttributeNames());
  }
}

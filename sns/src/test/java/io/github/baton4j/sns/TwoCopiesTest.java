// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.github.baton4j.Baton;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Several copies of Baton in one JVM, as of several applications, over one copy of the SDK: each knows its own scopes. */
class TwoCopiesTest {
  private static final PublishRequest MESSAGE = PublishRequest.builder()
      .topicArn("arn:aws:sns:eu-west-1:000000000000:posts")
      .message("m")
      .build();

  private final List<Copy> copies = new ArrayList<>();

  /** Everything but Baton is the parent's. */
  private static final class Copy extends URLClassLoader {
    Copy(URL... urls) {
      super(urls, TwoCopiesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("io.github.baton4j.")) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    ExecutionInterceptor interceptor() throws ReflectiveOperationException {
      return (ExecutionInterceptor) loadClass("io.github.baton4j.sns.BatonSnsInterceptor")
          .getConstructor()
          .newInstance();
    }

    AutoCloseable open(String id) throws ReflectiveOperationException {
      Object ids = loadClass("io.github.baton4j.CorrelationIds")
          .getMethod("of", String.class)
          .invoke(null, id);
      Object baton = loadClass("io.github.baton4j.Baton").getMethod("create").invoke(null);
      return (AutoCloseable) baton.getClass().getMethod("open", ids.getClass()).invoke(baton, ids);
    }
  }

  private Copy copy() {
    Copy copy = new Copy(
        Baton.class.getProtectionDomain().getCodeSource().getLocation(),
        BatonSnsInterceptor.class.getProtectionDomain().getCodeSource().getLocation());
    copies.add(copy);
    return copy;
  }

  @AfterEach
  void close() throws Exception {
    for (Copy copy : copies) {
      copy.close();
    }
  }

  private static PublishRequest sent(List<ExecutionInterceptor> interceptors) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    SdkRequest request = MESSAGE;
    for (ExecutionInterceptor each : interceptors) {
      each.beforeExecution(() -> MESSAGE, attributes);
    }
    for (ExecutionInterceptor each : interceptors) {
      SdkRequest before = request;
      request = each.modifyRequest(() -> before, attributes);
    }
    return (PublishRequest) request;
  }

  @Test
  void copiesInClassLoadersOfTheirOwnDoNotMeet() throws Exception {
    Copy first = copy();
    Copy second = copy();
    ExecutionInterceptor ofFirst = first.interceptor();
    ExecutionInterceptor ofSecond = second.interceptor();
    assertNotSame(ofFirst.getClass(), ofSecond.getClass());
    try (AutoCloseable scope = first.open("c-1")) {
      assertEquals(MESSAGE, sent(List.of(ofSecond)));
      try (AutoCloseable other = second.open("c-2")) {
        // The message is of the first's chain by the time that the second sees it.
        assertEquals("c-1", id(sent(List.of(ofFirst, ofSecond))));
        assertEquals("c-2", id(sent(List.of(ofSecond, ofFirst))));
        assertEquals(3, sent(List.of(ofFirst, ofSecond)).messageAttributes().size());
      }
      assertEquals(
          sent(List.of(ofFirst)), sent(List.of(ofFirst, ofFirst, first.interceptor(), ofSecond)));
    }
    assertEquals(MESSAGE, sent(List.of(ofFirst, ofSecond)));
  }

  private static String id(PublishRequest request) {
    return request.messageAttributes().get("x-correlation-id").stringValue();
  }
}

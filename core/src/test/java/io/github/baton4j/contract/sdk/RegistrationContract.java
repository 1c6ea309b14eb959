// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.FreshLoader;
import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * However often the interceptor is registered on a client, by hand, by the SDK's files on the class path, or by both: the
 * wire has what one registration puts there. Each further one finds nothing to add, and is counted so.
 */
@Law({2, 3})
public abstract class RegistrationContract {
  private static final String ALL = "software/amazon/awssdk/global/handlers/";
  private static final String ONE = "software/amazon/awssdk/services/";

  private static final CorrelationIds IDS =
      CorrelationIds.of("c-1").with("x-correlation-user-id", "u-1").with("call-chain-length", "3");

  private final Baton baton = Baton.builder().build();

  protected abstract SdkTransport transport();

  /** By hand: not at all, once, one instance twice, two instances, and both. */
  private List<List<ExecutionInterceptor>> byHand() {
    ExecutionInterceptor one = transport().interceptor();
    ExecutionInterceptor other = transport().interceptor();
    return List.of(
        List.of(), List.of(one), List.of(one, one), List.of(one, other), List.of(one, other, one));
  }

  private SdkBytes sent(SdkTransport.Call call, List<ExecutionInterceptor> byHand)
      throws Exception {
    try (SdkWire wire = new SdkWire(transport()::answer);
        SdkClients clients =
            new SdkClients(wire, o -> byHand.forEach(o::addExecutionInterceptor))) {
      call.begin(clients).get(30, TimeUnit.SECONDS);
      return wire.sent();
    }
  }

  /** What each call sends with one registration. */
  private Map<String, byte[]> sentOnce() throws Exception {
    Map<String, byte[]> sent = new HashMap<>();
    for (Map.Entry<String, SdkTransport.Call> each : transport().calls().entrySet()) {
      try (Scope scope = baton.open(IDS)) {
        sent.put(
            each.getKey(),
            sent(each.getValue(), List.of(transport().interceptor())).asByteArray());
      }
    }
    return sent;
  }

  /** What is counted when an injection is followed by so many others. */
  private Map<String, Long> counted(SdkBytes sent, int registrations) throws IOException {
    Map<String, Long> counted = new HashMap<>(transport().countedOnce(sent));
    long again = counted.values().iterator().next() * (registrations - 1);
    if (again > 0) {
      counted.put("complete already", again);
    }
    return counted;
  }

  /**
   * Registers it by hand in every way, beside what is registered already; run inside of a class loader, too, that has files.
   *
   * @param once what each call sends with one registration
   * @param byFiles how often the files register it
   */
  public final void assertOnce(Map<String, byte[]> once, int byFiles) throws Exception {
    for (List<ExecutionInterceptor> byHand : byHand()) {
      int registrations = byFiles + byHand.size();
      for (Map.Entry<String, SdkTransport.Call> each : transport().calls().entrySet()) {
        if (registrations > 0) {
          assertOnce(each, byHand, registrations, SdkBytes.fromByteArray(once.get(each.getKey())));
        }
      }
    }
  }

  private void assertOnce(
      Map.Entry<String, SdkTransport.Call> call,
      List<ExecutionInterceptor> byHand,
      int registrations,
      SdkBytes once)
      throws Exception {
    String name = call.getKey() + ", registered " + registrations + " times";
    Counts counts = new Counts(baton, transport().name());
    try (Scope scope = baton.open(IDS)) {
      assertEquals(once, sent(call.getValue(), byHand), name);
    }
    assertEquals(counted(once, registrations), counts.risen(), name);
  }

  @Test
  void registeredByHandAgainAndAgainIsOnce() throws Exception {
    Map<String, byte[]> once = sentOnce();
    for (byte[] body : once.values()) {
      for (Map<String, String> carrier : transport().carriers(SdkBytes.fromByteArray(body))) {
        assertEquals("c-1", carrier.get("x-correlation-id"));
        assertEquals(4, carrier.size());
      }
    }
    assertOnce(once, 0);
  }

  /** In one class path the SDK takes each simple class name of a kind of file once. */
  @ParameterizedTest
  @CsvSource({"1, 0, 1", "0, 2, 1", "2, 1, 2"})
  void registeredByFilesOnTheClassPathAndByHandIsOnce(
      int global, int service, int registrations, @TempDir Path folder) throws Exception {
    List<Path> parts = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Path part = folder.resolve("part-" + i);
      parts.add(part);
      if (i < global) {
        register(part, ALL);
      }
      if (i < service) {
        register(part, ONE + transport().name() + "/");
      }
    }
    try (FreshLoader loader = new FreshLoader(parts)) {
      Class<?> contract = loader.loadClass(RegistrationContract.class.getName());
      Constructor<?> made = loader.loadClass(getClass().getName()).getDeclaredConstructor();
      made.setAccessible(true);
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      Thread.currentThread().setContextClassLoader(loader);
      try {
        contract
            .getMethod("assertOnce", Map.class, int.class)
            .invoke(made.newInstance(), sentOnce(), registrations);
      } catch (InvocationTargetException e) {
        throw new AssertionError(e.getCause());
      } finally {
        Thread.currentThread().setContextClassLoader(before);
      }
    }
  }

  private void register(Path part, String under) throws IOException {
    Path file = part.resolve(under + "execution.interceptors");
    Files.createDirectories(file.getParent());
    String name = transport().interceptor().getClass().getName();
    Files.writeString(file, name + "\n" + name + "\n");
  }
}

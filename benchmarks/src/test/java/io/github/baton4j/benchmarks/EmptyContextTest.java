// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.github.baton4j.benchmarks.peers.SocketStub;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Where nothing is current Baton's interceptors allocate nothing, beside what any interceptor makes its client allocate. */
class EmptyContextTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int WARMING = 30;
  private static final int TURNS = 101;

  @ParameterizedTest
  @EnumSource(names = "OK_HTTP", mode = EnumSource.Mode.EXCLUDE)
  void nothingIsAllocatedInACallOfTheSdk(EmptyContext.Target target) throws Throwable {
    SdkCall call = EmptyContext.call(target);
    try {
      Supplier<SdkResponse> idle = call.call(new ExecutionInterceptor() {});
      Supplier<SdkResponse> baton = call.call(call.batonInterceptor());
      assertMore(0, idle::get, baton::get);
    } finally {
      call.close();
    }
  }

  /** A call of OkHttp's has to be known again as nobody's, see RATIONALE.md: an entry of a weak map. */
  @Test
  void anEntryIsAllocatedInACallOfOkHttps() throws Throwable {
    OkHttpClient client = OkHttpSend.client(new SocketStub());
    OkHttpClient idle = EmptyContext.idle(client);
    OkHttpClient baton = EmptyContext.baton(client);
    assertMore(40, () -> OkHttpSend.code(idle), () -> OkHttpSend.code(baton));
    client.connectionPool().evictAll();
  }

  @ParameterizedTest
  @EnumSource
  void interceptorsAloneAllocateWhatTheyDoInCalls(EmptyContext.Target target) throws Throwable {
    EmptyContext alone = new EmptyContext();
    alone.target = target;
    alone.interceptors();
    assertMore(target == EmptyContext.Target.OK_HTTP ? 40 : 0, alone::idle, alone::baton);
  }

  private static void assertMore(
      long bytes, ThrowingSupplier<Object> idle, ThrowingSupplier<Object> baton) throws Throwable {
    // By turns, and the median of the differences: of code that is compiled meanwhile, and then
    // allocates less, both have the
    // same, but for the one turn in between; and so it is with what a client does now and then.
    long[] added = new long[TURNS];
    for (int turn = -WARMING; turn < TURNS; turn++) {
      long ofIdle = bytes(idle);
      long ofBaton = bytes(baton);
      if (turn >= 0) {
        added[turn] = ofBaton - ofIdle;
      }
    }
    Arrays.sort(added);
    assertEquals(
        bytes, added[TURNS / 2], () -> "bytes added to a call, of " + Arrays.toString(added));
  }

  /** What a call allocates on this thread, garbage included. */
  private static long bytes(ThrowingSupplier<Object> call) throws Throwable {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    call.get();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}

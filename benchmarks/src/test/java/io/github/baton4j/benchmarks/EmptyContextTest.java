// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nothing is current Baton's interceptors allocate nothing, beside what any interceptor makes its client allocate. */
class EmptyContextTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int WARMING = 30;
  private static final int TURNS = 101;

  @ParameterizedTest
  @EnumSource
  void nothingIsAllocated(EmptyContext.Target target) throws Throwable {
    EmptyContext calls = new EmptyContext();
    calls.target = target;
    calls.clients();
    try {
      // By turns, and the median of the differences: of code that is compiled meanwhile, and then
      // allocates less, both
      // have the same, but for the one turn in between; and so it is with what a client does now
      // and then.
      long[] added = new long[TURNS];
      for (int turn = -WARMING; turn < TURNS; turn++) {
        long idle = bytes(calls::idle);
        long baton = bytes(calls::baton);
        if (turn >= 0) {
          added[turn] = baton - idle;
        }
      }
      Arrays.sort(added);
      // A call of OkHttp's has to be known again as nobody's, see RATIONALE.md: an entry of a weak
      // map.
      long most = target == EmptyContext.Target.OK_HTTP ? 40 : 0;
      assertEquals(
          most, added[TURNS / 2], () -> "bytes added to a call, of " + Arrays.toString(added));
    } finally {
      calls.close();
    }
  }

  /** What a call allocates on this thread, garbage included. */
  private static long bytes(ThrowingSupplier<Object> call) throws Throwable {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    call.get();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}

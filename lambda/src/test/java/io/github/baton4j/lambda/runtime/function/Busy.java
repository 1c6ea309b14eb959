// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.lambda.BatonLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A function that calls everybody, and tells afterwards what its threads still have in their MDC. */
public final class Busy implements RequestHandler<Map<String, Object>, Object> {
  private static final int POOL = 4;
  private static final Logger LOG = LoggerFactory.getLogger("function");
  private static final BatonLambda BATON = BatonLambda.create();
  private static final CyclicBarrier ALL = new CyclicBarrier(Integer.parseInt(
      Objects.requireNonNullElse(System.getenv("AWS_LAMBDA_MAX_CONCURRENCY"), "1")));

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(POOL);
  private static final ExecutorService WRAPPED = CorrelationContext.wrap(THREADS);

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    if (event.containsKey("probe")) {
      return leftovers();
    }
    String own = own(event);
    LOG.info("before {}", own);
    try {
      return BATON.handle(event, context, () -> work(own));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      LOG.info("after {}", own);
    }
  }

  private static String own(Map<String, Object> event) {
    if (event.get("Records") instanceof List<?> records) {
      return (String) ((Map<?, ?>) ((Map<?, ?>) records.get(0)).get("Sns")).get("MessageId");
    }
    return (String) ((Map<?, ?>) event.get("requestContext")).get("requestId");
  }

  private static String work(String own) throws Exception {
    LOG.info("inside {}", own);
    Future<?> pooled = WRAPPED.submit(() -> LOG.info("pooled {}", own));
    Everybody.call(own);
    pooled.get(30, TimeUnit.SECONDS);
    LOG.info("done {}", own);
    return MDC.get("x-correlation-id");
  }

  /** Of this thread, once all others are here as well, so that it is one probe a thread; and of each thread of the pool. */
  private static List<Map<String, String>> leftovers() {
    List<Map<String, String>> left = new ArrayList<>();
    left.add(mdc());
    try {
      ALL.await(30, TimeUnit.SECONDS);
      synchronized (ALL) {
        left.addAll(leftoversOfPool());
      }
      return left;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Map<String, String>> leftoversOfPool() throws Exception {
    CyclicBarrier together = new CyclicBarrier(POOL);
    Callable<Map<String, String>> probe = () -> {
      Map<String, String> mdc = mdc();
      together.await(30, TimeUnit.SECONDS);
      return mdc;
    };
    List<Future<Map<String, String>>> probes = new ArrayList<>();
    for (int i = 0; i < POOL; i++) {
      probes.add(THREADS.submit(probe));
    }
    List<Map<String, String>> left = new ArrayList<>();
    for (Future<Map<String, String>> each : probes) {
      left.add(each.get(30, TimeUnit.SECONDS));
    }
    return left;
  }

  private static Map<String, String> mdc() {
    return Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
  }
}

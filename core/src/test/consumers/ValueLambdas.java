// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** Every way to hand a lambda to another thread, as it is written at the call. */
final class ValueLambdas {
  private static final Baton BATON = Baton.create();

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Scope scope = BATON.open(CorrelationIds.of("handed-on"));
    try (scope) {
      supplied(pool);
      ran(pool);
      submitted(pool);
      afterwards(pool);
    } finally {
      pool.shutdownNow();
    }
  }

  private static String id() {
    return CorrelationContext.current().correlationId();
  }

  private static void supplied(ExecutorService pool) {
    String onCommonPool = CompletableFuture.supplyAsync(CorrelationContext.wrapSupplier(() -> id()))
        .join();
    int length = CompletableFuture.supplyAsync(
            CorrelationContext.wrapSupplier(() -> id().length()), pool)
        .join();
    System.out.println("supplyAsync " + onCommonPool + " " + length);
    System.out.println("supplyAsync "
        + CompletableFuture.supplyAsync(CorrelationContext.wrapSupplier(() -> {
              String id = id();
              return id;
            }))
            .join());
  }

  private static void ran(ExecutorService pool) {
    AtomicReference<String> seen = new AtomicReference<>();
    CompletableFuture.runAsync(CorrelationContext.wrap(() -> seen.set(id()))).join();
    System.out.println("runAsync " + seen.getAndSet(null));
    CompletableFuture.runAsync(
            CorrelationContext.wrap(() -> {
              seen.set(id());
            }),
            pool)
        .join();
    System.out.println("runAsync " + seen.get());
  }

  private static void submitted(ExecutorService pool) throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    Future<String> call = pool.submit(CorrelationContext.wrapCallable(() -> id()));
    System.out.println("submit wrapCallable " + call.get());
    pool.submit(CorrelationContext.wrap(() -> seen.set(id()))).get();
    System.out.println("submit wrap " + seen.get());
    pool.execute(CorrelationContext.wrap(() -> seen.set("executed " + id())));
    ExecutorService wrapped = CorrelationContext.wrap(pool);
    int one = wrapped.submit(() -> 1).get();
    String id = wrapped.submit(() -> id()).get();
    System.out.println("wrapped submit " + one + " " + id + ", " + seen.get());
    wrapped.submit(() -> seen.set("ran " + id())).get();
    System.out.println("wrapped submit " + seen.get());
    System.out.println("unwrapped submit " + pool.submit(() -> id()).get());
  }

  private static void afterwards(ExecutorService pool) throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    CompletableFuture<Integer> handled = answer.whenCompleteAsync(
        (value, error) -> seen.set(value + " " + error + " " + id()),
        CorrelationContext.sameThreadExecutor());
    pool.submit(() -> answer.complete(1)).get();
    handled.join();
    System.out.println("whenCompleteAsync " + seen.get());
  }
}

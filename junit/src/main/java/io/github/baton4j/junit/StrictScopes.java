// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.junit;

import io.github.baton4j.internal.Frame;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test in which a scope is closed by another thread than the one that opened it, is still open when the one around it
 * is closed, or is never closed. The failure's cause is the place where the scope was opened.
 *
 * <pre>{@code
 * @ExtendWith(StrictScopes.class)
 * class OrdersTest {}
 * }</pre>
 *
 * <p>or as a field with {@code RegisterExtension}.
 *
 * <p>It looks at the scopes that are opened from the first {@code BeforeEach} to the last {@code AfterEach}, on every thread
 * and whichever Baton opened them; those that Baton opens itself, for a wrapped task or for Micrometer, are among them. A
 * thread that is still at work when the test ends has a second to close its scopes. A scope that was never closed is closed
 * when it was told of, so that it fails one test and not those after it, too.
 *
 * <p>There is one such look in a JVM, and it cannot tell whose test a thread works for. Tests that run at the same time in one
 * JVM share it: give all of those that open scopes a
 * {@code ResourceLock(StrictScopes.LOCK)}; tests that run one after the other, as by default, need none. Two tests at once that both
 * have this extension are not judged by chance: the later one fails, and says why.
 *
 * <p>What a Baton in {@linkplain io.github.baton4j.Baton.Builder#strict strict mode} throws on the spot is told of at the
 * test's end as well, in the same words. Safe for use by any number of threads.
 *
 * <p>Cost: a stack trace for each scope that a test opens.
 *
 * @since 0.1.0
 */
public final class StrictScopes implements BeforeEachCallback, AfterEachCallback {
  /** What tests that run at the same time and open scopes are to be kept apart by. */
  public static final String LOCK = "io.github.baton4j.scopes";

  private static final AtomicReference<@Nullable ScopeRecord> CURRENT = new AtomicReference<>();

  /** Made by JUnit, or for a field with {@code RegisterExtension}. */
  public StrictScopes() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    ScopeRecord record = new ScopeRecord();
    if (!CURRENT.compareAndSet(null, record)) {
      throw new IllegalStateException("Another test with StrictScopes runs in this JVM at the same"
          + " time: keep them apart by @ResourceLock(StrictScopes.LOCK)");
    }
    store(context).put(context.getUniqueId(), record);
    Frame.watch(record);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    ScopeRecord record = store(context).remove(context.getUniqueId(), ScopeRecord.class);
    if (record == null) {
      return; // it never began
    }
    try {
      record.awaitOthers();
    } finally {
      Frame.watch(null);
      CURRENT.set(null);
    }
    AssertionError failure = record.failure();
    if (failure != null) {
      throw failure;
    }
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(ExtensionContext.Namespace.create(StrictScopes.class));
  }
}

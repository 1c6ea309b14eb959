// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.micrometer;

import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Snapshot;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Has Micrometer's context propagation hand on what is current, MDC included: Reactor's operators, and whatever uses a
 * {@code ContextSnapshotFactory}. Micrometer finds it by itself; Reactor wants one line:
 *
 * <pre>{@code
 * Hooks.enableAutomaticContextPropagation();
 * }</pre>
 *
 * <p>Its key is the name of this class. Setting opens a scope; restoring closes it, and those that were opened inside and are
 * open still, and none that was opened around it. Throws nothing: a fault is counted as {@code failed} in the transport
 * {@code micrometer}.
 *
 * <p>Needs {@code io.micrometer:context-propagation}, 1.1 or later.
 *
 * <p>Safe for use by any number of threads. Cost: an object for each time that Micrometer hands something on, and a scope's opening
 * and closing, as {@link io.github.baton4j.Baton} has them.
 *
 * @since 0.1.0
 */
public final class BatonThreadLocalAccessor implements ThreadLocalAccessor<Object> {
  /** Made by Micrometer, which finds it on the class path. */
  public BatonThreadLocalAccessor() {}

  @Override
  public Object key() {
    return BatonThreadLocalAccessor.class.getName();
  }

  /** What is current on this thread; null where nothing is. */
  @Override
  public @Nullable Object getValue() {
    return Snapshot.current();
  }

  @Override
  public void setValue(Object value) {
    try {
      ((Snapshot) value).hand();
    } catch (Throwable e) {
      Guard.swallow(Counters.SCOPELESS, "micrometer", e);
    }
  }

  /** Nothing is current until the next restore. */
  @Override
  public void setValue() {
    setValue(Snapshot.NOTHING);
  }

  @Override
  public void restore(@Nullable Object previous) {
    try {
      Snapshot.takeBack(previous);
    } catch (Throwable e) {
      Guard.swallow(Counters.SCOPELESS, "micrometer", e);
    }
  }

  @Override
  public void restore() {
    restore(null);
  }
}

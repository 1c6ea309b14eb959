// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import io.github.baton4j.CorrelationIds;

/**
 * A stamp under the contract of faults.
 *
 * @param <T> the class of what is stamped
 */
public abstract class StampCall<T> extends OutgoingCall {
  protected abstract T made();

  protected abstract T stamped(T made, CorrelationIds ids);

  /** What can be compared of it. */
  protected String text(T of) {
    return of.toString();
  }

  @Override
  public final void open() {}

  @Override
  public final String call() {
    return text(stamped(made(), ids()));
  }

  @Override
  public final String callWithout() {
    return text(made());
  }
}

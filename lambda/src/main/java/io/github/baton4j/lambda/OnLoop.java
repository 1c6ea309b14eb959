// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

/**
 * What is done with an invocation, or with a record of a batch, whose chain is longer than
 * {@link io.github.baton4j.Baton.Builder#maxChainLength} hops: a function that calls itself, however far around, would go
 * on until somebody sees the bill. Whichever it is, it is counted each time, and warned of once a minute.
 *
 * <pre>{@code
 * private static final BatonLambda BATON = BatonLambda.create().onLoop(OnLoop.FAIL);
 * }</pre>
 *
 * <p>An invocation that fails by this throws an IllegalStateException. Immutable, as all enums. Cost: a comparison for each
 * invocation or record.
 *
 * @since 0.1.0
 */
public enum OnLoop {
  /** The function is called as always. This is what is done by default. */
  CALL,

  /**
   * The function is not called, and the invocation fails, which is logged as an error. Of a batch the record is reported as
   * failed, so that it comes to the dead-letter queue in the end; a batch that is handled as a whole fails.
   */
  FAIL,

  /**
   * The function is not called, which is warned of each time, and the invocation succeeds, with nothing as its answer. Of a batch the record is taken for
   * handled, and is gone. A batch that is handled as a whole is never dropped: not all of its records need be of that chain.
   */
  DROP
}

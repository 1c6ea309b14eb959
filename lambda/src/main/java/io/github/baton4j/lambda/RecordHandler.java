// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

/**
 * Handles one record of a batch, in the record's own scope.
 *
 * <p>Wired at {@link BatonLambda}. Called on the invocation's thread, or by several at once where an executor was given. What it
 * throws makes its record fail; what becomes of the others is told there. Cost: a scope for each record, as at {@link io.github.baton4j.Baton}.
 *
 * @param <R> the record's class
 * @since 0.1.0
 */
@FunctionalInterface
public interface RecordHandler<R> {
  /**
   * Handles a record, as it came: one of Kinesis with {@code __context__} in its data. To return is success; whatever is
   * thrown makes the record a failed one. Called for one record at a time, and where an executor was given by several
   * threads at once.
   *
   * @param batchRecord never null
   * @throws Exception what makes this record fail
   */
  void handle(R batchRecord) throws Exception;
}

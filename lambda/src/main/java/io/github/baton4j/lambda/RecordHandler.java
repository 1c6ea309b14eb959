// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

/**
 * Handles one record of a batch, in the record's own scope.
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
   * @throws Exception what makes this record fail
   */
  void handle(R batchRecord) throws Exception;
}

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
   * Handles a record. To return is success; whatever is thrown makes the record a failed one.
   *
   * @throws Exception what makes this record fail
   */
  void handle(R batchRecord) throws Exception;
}

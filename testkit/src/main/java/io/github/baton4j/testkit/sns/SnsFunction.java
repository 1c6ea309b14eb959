// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/** What stands for a Lambda function that is subscribed to a topic. */
@FunctionalInterface
public interface SnsFunction {
  /**
   * One invocation, on a thread of the stand-in. Several may run at once.
   *
   * @param event the event's JSON in UTF-8, as Lambda hands it to a runtime; the function's own copy
   * @throws Exception when the invocation fails: it is tried again with the same bytes
   */
  void invoke(byte[] event) throws Exception;
}

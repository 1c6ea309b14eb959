// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/** One action of the API. */
@FunctionalInterface
interface Operation {
  /**
   * Does it, and writes the content of the result.
   *
   * @param region the one that the request was signed for
   * @throws SnsError when it is refused
   */
  void answer(Form form, String region, Xml result);
}

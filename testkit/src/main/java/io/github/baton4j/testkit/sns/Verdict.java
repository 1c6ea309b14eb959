// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/** What a filter policy says of a message. AWS counts each of these in a metric of its own. */
public enum Verdict {
  /** The subscription gets it. A subscription without a policy gets everything. */
  MATCHED,
  /** Everything could be read, and the policy wants something else. */
  NO_MATCH,
  /** A policy on attributes, and the message has none: not even {@code {"exists": false}} lets it pass. */
  NO_MESSAGE_ATTRIBUTES,
  /**
   * A policy on attributes, and one of the message's, whether the policy names it or not, cannot be read: a {@code String}
   * that is not the inside of a JSON string (a bare {@code "}, a tab, a lone backslash), a {@code Number} that JSON does not
   * know ({@code .5}), a {@code String.Array} that is no array of scalars.
   */
  INVALID_ATTRIBUTES,
  /** A policy on the body, and the body is not a JSON object. */
  INVALID_MESSAGE_BODY
}

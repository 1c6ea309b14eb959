// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import org.jspecify.annotations.Nullable;

/**
 * Marks what begins anew, an invocation: its scope takes nothing over from one around it, which can only be another
 * invocation's that somebody forgot to close.
 */
public interface RootScope {
  /** Whether it is a batch's own scope: its injections are counted apart, for they are no record's. */
  boolean isBatch();

  /** What came in, of which it has the fields; null when it has its own. */
  default @Nullable Object event() {
    return null;
  }

  /** Whether each of its records is captured apart, so that it is theirs to tell of a loop. */
  default boolean recordsFollow() {
    return false;
  }
}

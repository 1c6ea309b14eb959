// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.util.List;

/** What is drawn of a chain: who takes part, in the order in which they come in, and what happened, by time. */
record Sequence(List<Participant> participants, List<Step> steps) {
  /**
   * Somebody with a lifeline.
   *
   * @param isFunction whether it wrote lines; the others are but told by those
   */
  record Participant(String name, boolean isFunction) {}

  Sequence {
    participants = List.copyOf(participants);
    steps = List.copyOf(steps);
  }
}

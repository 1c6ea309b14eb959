// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.util.ArrayList;
import java.util.List;

/** What is not as it has to be, each once. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  List<Finding> all() {
    return all;
  }

  void add(Place place, Story story, List<String> faults) {
    faults.forEach(fault -> add(place, story, fault));
  }

  void add(Place place, Story story, String what) {
    add(place, story.post().id(), what);
  }

  /**
   * Adds a finding.
   *
   * @param post whose hop or line it is; empty when that cannot be told
   */
  void add(Place place, String post, String what) {
    Finding finding = new Finding(place, post, what.replaceAll("\\p{Cntrl}", "?"));
    if (!all.contains(finding)) {
      all.add(finding);
    }
  }
}

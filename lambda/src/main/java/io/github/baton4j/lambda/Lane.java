// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import java.util.ArrayList;
import java.util.List;

/**
 * Records that keep their order: a message group, a partition key, or a record on its own. Its records are handled by one
 * thread at a time, and none behind one that failed.
 */
final class Lane {
  private final Batch<?, ?> batch;
  private final List<Integer> places = new ArrayList<>(1);
  private boolean stopped;

  Lane(Batch<?, ?> batch) {
    this.batch = batch;
  }

  void add(int place) {
    places.add(place);
  }

  List<Integer> places() {
    return places;
  }

  void handle(int place) {
    if (stopped) {
      batch.leave(place);
    } else {
      stopped = !batch.succeeds(place);
    }
  }
}

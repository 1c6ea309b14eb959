// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import io.github.baton4j.testkit.kinesis.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Readers of a stream of their own who refuse members that they do not know. */
final class Auditors {
  private static final JsonMapper STRICT = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private Auditors() {}

  /** All that they expect to find in a record. */
  private record Audited(String id, String user, String text, boolean debug) {}

  /** What they read: the post's ID, or what was wrong with the record. */
  static List<String> read(List<StoredRecord> records) {
    List<String> read = new ArrayList<>();
    for (StoredRecord each : records) {
      try {
        read.add(STRICT.readValue(each.data(), Audited.class).id());
      } catch (JacksonException e) {
        read.add("refused: " + e.getOriginalMessage().lines().findFirst().orElse(""));
      }
    }
    return read;
  }
}

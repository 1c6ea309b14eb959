// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.BatchScope;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch's own scope, outside any of its records: it belongs to no chain of theirs, so its ID is that of the invocation;
 * its chain is as long as the longest of theirs, so that a loop does not hide in it.
 */
final class Batch extends Invocation implements BatchScope {
  Batch(List<Incoming> records, @Nullable Context context) {
    super(new Records(records), context);
  }

  private static final class Records implements Incoming {
    private final List<Incoming> records;

    Records(List<Incoming> records) {
      this.records = records;
    }

    @Override
    public Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields() {
      int longest = 0;
      for (Incoming each : records) {
        longest = Math.max(longest, chainLength(each));
      }
      return Map.of(Names.CALL_CHAIN_LENGTH, Integer.toString(longest)).entrySet();
    }

    private static int chainLength(Incoming batchRecord) {
      for (Map.Entry<String, ? extends @Nullable Object> entry : batchRecord.fields()) {
        if (entry != null
            && entry.getKey() != null
            && Names.same(Names.CALL_CHAIN_LENGTH, entry.getKey())
            && entry.getValue() instanceof String value) {
          return Values.chainLength(value);
        }
      }
      return 0;
    }

    @Override
    public @Nullable String fallbackId() {
      return null;
    }

    @Override
    public boolean edge() {
      return false;
    }

    @Override
    public String transport() {
      return "lambda";
    }
  }
}

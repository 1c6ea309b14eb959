// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** Requests near a limit, by each door: all that goes is what {@link KinesisRoomContractTest}'s oracle says. */
class KinesisRoomFuzzTest {
  @FuzzTest
  void roomIsUsedAndNeverCrossed(byte[] data) throws Exception {
    if (data.length == 0) {
      return;
    }
    KinesisRoomContractTest doors = new KinesisRoomContractTest();
    byte[] decisions = Arrays.copyOfRange(data, 1, data.length);
    switch (data[0] & 3) {
      case 0 -> doors.new PutRecord().fuzzed(decisions);
      case 1 -> doors.new PutRecords().fuzzed(decisions);
      case 2 -> doors.new StampedRequest().fuzzed(decisions);
      default -> doors.new StampedEntry().fuzzed(decisions);
    }
  }
}

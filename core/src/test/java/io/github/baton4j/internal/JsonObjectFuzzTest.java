// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link JsonObject} and its scanner, by words and byte by byte: what Jackson reads as one object is one, with its members. */
class JsonObjectFuzzTest {
  @FuzzTest
  void readsWhatAnotherReaderReads(byte[] data) {
    StrictJson expected = StrictJson.object(data);
    judge(expected, new JsonObject(data, 0, data.length, true));
    judge(expected, new JsonObject(data, 0, data.length, false));
  }

  private static void judge(StrictJson expected, JsonObject object) {
    List<String> read = new ArrayList<>();
    while (object.next()) {
      read.add(described(object.name(), object.isObject() ? "{" : object.text()));
    }
    assertEquals(expected != null, object.isValid());
    if (expected != null) {
      List<String> theirs = new ArrayList<>();
      for (Map.Entry<String, Object> member : expected.members()) {
        Object value = member.getValue();
        theirs.add(
            described(member.getKey(), value instanceof StrictJson ? "{" : StrictJson.text(value)));
      }
      assertEquals(theirs, read);
    }
  }

  private static String described(String name, String value) {
    return name + "=" + value;
  }
}

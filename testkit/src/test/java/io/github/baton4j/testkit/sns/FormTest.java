// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  private static Form form(String body) {
    return Form.parse(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void decodesPlusPercentAndUtf8() {
    Form form = form("a=1+2%2B3&b=%F0%9F%99%82%20&c=&d");
    assertEquals("1 2+3", form.get("a"));
    assertEquals("\uD83D\uDE42 ", form.get("b"));
    assertEquals("", form.get("c"));
    assertEquals("", form.get("d"));
    assertNull(form.get("e"));
    assertEquals("", form.text("e"));
  }

  @Test
  void elementsAreInTheirOrderTwoDigitsIncluded() {
    StringBuilder body = new StringBuilder("X=0");
    for (int i = 11; i >= 1; i--) {
      body.append("&L.member.").append(i).append(".Id=").append(i);
    }
    List<String> ids = form(body.toString()).elements("L.member").stream()
        .map(e -> e.text("Id"))
        .toList();
    assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"), ids);
  }

  @Test
  void anEmptyListHasNoElements() {
    assertTrue(form("L=").elements("L.member").isEmpty());
    assertTrue(form("").elements("L.member").isEmpty());
  }

  @Test
  void mapsAreReadByTheirEntries() {
    assertEquals(
        Map.of("a", "1", "b", ""),
        form("M.entry.1.key=a&M.entry.1.value=1&M.entry.2.key=b&M.entry.2.value=")
            .map("M"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%ED%A0%80", "a=%FF", "%C3=a", "a=%E2%82"})
  void whatIsNotUtf8IsRefused(String body) {
    assertEquals(
        "InvalidParameter", assertThrows(SnsError.class, () -> form(body)).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%4&b=1", "a=%zz"})
  void brokenPercentSignsAreRefused(String body) {
    assertEquals(
        "MalformedQueryString", assertThrows(SnsError.class, () -> form(body)).code());
  }
}

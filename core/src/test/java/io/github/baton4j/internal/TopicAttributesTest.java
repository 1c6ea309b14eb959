// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a filter policy of a topic cannot compare. */
class TopicAttributesTest {
  private static final String ID = "x-correlation-id";
  private static final String USER = "x-correlation-user-id";
  private static final Policy POLICY = Policy.of(Map.of());

  private static Injection filled(Ids ids, boolean plain) {
    Injection injection = Injection.intoAttributes(POLICY, ids, plain);
    injection.fill();
    return injection;
  }

  private static List<String> names(Injection injection) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < injection.size(); i++) {
      if (injection.isChosen(i)) {
        names.add(injection.name(i));
      }
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"a", "a\"", "{", "{a", "a{", "[", "[a", "a[", "\\", "\\a", "a\\"})
  void whatIsNotPlainGoesToAQueueAndNotToATopic(String value) {
    Ids ids = Ids.EMPTY.with(ID, "abc").with(USER, value).with("x-correlation-z", "z");
    Injection topic = filled(ids, true);
    assertEquals(List.of(ID, "x-correlation-z"), names(topic));
    assertEquals(Outcome.NOT_PLAIN, topic.outcome(Outcome.INJECTED));
    assertEquals(List.of(ID, USER, "x-correlation-z"), names(filled(ids, false)));
  }

  /** The IDs of a chain are of no use without the chain's own. */
  @Test
  void anIdThatIsNotPlainKeepsAllOthersBack() {
    Injection topic = filled(Ids.EMPTY.with(ID, "{abc}").with(USER, "u-1"), true);
    assertFalse(topic.isChange());
    assertEquals(Outcome.NOT_PLAIN, topic.outcome(Outcome.INJECTED));
  }

  @Test
  void plainIsWhateverHasNoneOfTheFour() {
    String value = "!#$%&'()*+,-./0:;<=>?@A]^_`a|}~ x";
    assertEquals(
        List.of(ID, USER), names(filled(Ids.EMPTY.with(ID, "abc").with(USER, value), true)));
  }

  @Test
  void whatIsNotPlainIsNotMissedWhereItIsThere() {
    Injection topic =
        Injection.intoAttributes(POLICY, Ids.EMPTY.with(ID, "abc").with(USER, "{u}"), true);
    topic.sees(ID, "abc");
    topic.sees(USER, "theirs");
    topic.fill();
    assertEquals(Outcome.COMPLETE_ALREADY, topic.outcome(Outcome.INJECTED));
  }

  @Test
  void inABatchsOwnScopeWhatIsLeftOutShowsOnlyWhereNothingWent() {
    Ids ids = Ids.EMPTY.with(ID, "abc").with(USER, "{u}");
    assertEquals(Outcome.BATCH_SCOPE, filled(ids, true).outcome(Outcome.BATCH_SCOPE));
    Injection nothing = Injection.intoAttributes(POLICY, ids, true);
    nothing.hasRoom(0);
    nothing.fill();
    assertEquals(Outcome.NO_ROOM_FOR_ID, nothing.outcome(Outcome.BATCH_SCOPE));
  }
}

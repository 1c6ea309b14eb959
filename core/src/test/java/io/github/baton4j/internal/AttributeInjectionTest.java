// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.CorrelationIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of messages with attributes, of no SDK. */
class AttributeInjectionTest {
  private static final String ID = "x-correlation-id";
  private static final String LENGTH = "call-chain-length";
  private static final String USER = "x-correlation-user-id";
  private static final Ids IDS = Ids.EMPTY.with(ID, "abc").with(LENGTH, "5").with(USER, "u-1");
  private static final Ids ID_ONLY = Ids.EMPTY.with(ID, "abc");
  private static final int ID_COST = ID.length() + 3 + "String".length();
  private static final int KIB256 = 1 << 18;

  private record Attribute(String type, @Nullable String text, int binaryBytes) {
    static Attribute text(String text) {
      return new Attribute("String", text, 0);
    }
  }

  private record Message(String queue, String body, Map<String, Attribute> attributes) {
    Message(String body) {
      this("orders", body, Map.of());
    }

    Message with(String name, @Nullable Attribute attribute) {
      Map<String, Attribute> all = new LinkedHashMap<>(attributes);
      all.put(name, attribute);
      return new Message(queue, body, all);
    }

    Map<String, String> texts() {
      Map<String, String> texts = new LinkedHashMap<>();
      attributes.forEach((name, attribute) -> texts.put(name, attribute.text));
      return texts;
    }
  }

  /** The transport "test", which knows messages. */
  private static final class Messages extends AttributeInjection<Attribute> {
    private final List<Integer> places = new ArrayList<>();
    private boolean broken;

    Messages(@Nullable Snapshot current) {
      super("test", false, current);
    }

    @Override
    protected void look(Object carrier) {
      if (broken) {
        throw new IllegalStateException("secret");
      }
      Message message = (Message) carrier;
      add(bytes(message.body), message.attributes);
    }

    @Override
    protected @Nullable String target(Object carrier) {
      return ((Message) carrier).queue;
    }

    @Override
    protected Object changed(Object carrier, int i, Injection injection) {
      places.add(i);
      Message message = (Message) carrier;
      return new Message(message.queue, message.body, filled(message.attributes, injection));
    }

    @Override
    protected @Nullable String dataType(Attribute attribute) {
      return attribute.type;
    }

    @Override
    protected @Nullable String text(Attribute attribute) {
      return attribute.text;
    }

    @Override
    protected long binaryBytes(Attribute attribute) {
      return attribute.binaryBytes;
    }

    @Override
    protected Attribute with(@Nullable Attribute replaced, String value) {
      return replaced == null
          ? Attribute.text(value)
          : new Attribute(replaced.type, value, replaced.binaryBytes);
    }
  }

  private Policy policy = Policy.of(Map.of());

  private Snapshot current(Ids ids, boolean batch) {
    try (Frame frame = new Frame(new Snapshot(policy, ids, new String[0], batch))) {
      frame.push(true);
      return Snapshot.take();
    }
  }

  private Messages injecting(Ids ids) {
    return new Messages(current(ids, false));
  }

  /** Outcome → how often, of those that happened. */
  private static Map<String, Long> counted(Policy policy) {
    Map<String, Long> counted = new LinkedHashMap<>();
    for (String outcome : Counters.outcomes()) {
      long count = policy.counters().count("test", outcome);
      if (count > 0) {
        counted.put(outcome, count);
      }
    }
    return counted;
  }

  /** As an interceptor does it: the request is made first, and what happened is counted then. */
  private static List<Message> sent(
      Messages messages, List<Message> batch, @Nullable String queue) {
    List<Message> sent = messages.into(batch, queue);
    messages.count();
    return sent;
  }

  private void assertUntouched(List<Message> batch, Map<String, Long> outcomes) {
    assertSame(batch, sent(injecting(ID_ONLY), batch, null));
    assertEquals(outcomes, counted(policy));
  }

  @Test
  void aMessageGetsTheIdsBehindItsOwnAttributes() {
    Message message = new Message("body").with("z", Attribute.text("1")).with("a", null);
    Message sent = injecting(IDS).into(message);
    assertEquals(List.of("z", "a", ID, LENGTH, USER), new ArrayList<>(sent.attributes.keySet()));
    assertEquals(Attribute.text("5"), sent.attributes.get(LENGTH));
    assertEquals(message.body, sent.body);
    assertEquals(Map.of("injected", 1L), counted(policy));
  }

  @Test
  void whatABatchsOwnScopeSendsIsCountedAsThat() {
    new Messages(current(IDS, true)).into(new Message("body"));
    assertEquals(Map.of("batch scope", 1L), counted(policy));
  }

  @Test
  void aRaisedChainLengthKeepsItsTypeAndPlace() {
    Message message = new Message("body")
        .with(LENGTH, new Attribute("Number.int", "2", 0))
        .with(ID, Attribute.text("abc"))
        .with(USER, Attribute.text("u-1"));
    Message sent = injecting(IDS).into(message);
    assertEquals(List.of(LENGTH, ID, USER), new ArrayList<>(sent.attributes.keySet()));
    assertEquals(new Attribute("Number.int", "5", 0), sent.attributes.get(LENGTH));
  }

  /** What stands under our name and is not text, or not one text, is somebody else's. */
  @ParameterizedTest
  @ValueSource(strings = {"Binary", "String.Array", "Strings", ""})
  void anIdOfAnotherTypeIsAnotherChains(String type) {
    Message message = new Message("body").with(ID, new Attribute(type, "abc", 0));
    assertSame(message, injecting(IDS).into(message));
    Message none = new Message("body").with(ID, null);
    assertSame(none, injecting(IDS).into(none));
    assertEquals(Map.of("other chain", 2L), counted(policy));
  }

  @Test
  void anIdOfACustomTextTypeIsOurs() {
    Message message = new Message("body").with(ID, new Attribute("String.mine", "abc", 0));
    assertEquals(
        Map.of(ID, "abc", LENGTH, "5", USER, "u-1"),
        injecting(IDS).into(message).texts());
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  static List<Map<String, Attribute>> attributes() {
    Map<String, Attribute> two = new LinkedHashMap<>();
    two.put("n", new Attribute("Number", "12345", 0));
    two.put("b", new Attribute("Binary.gif", null, 777));
    return List.of(
        Map.of(),
        Map.of("name", Attribute.text("text")),
        Map.of("näme", new Attribute("String.ü", "\ud83d\ude00€é", 0)),
        Map.of("picture", new Attribute("Binary", null, 1000)),
        Map.of("odd", new Attribute("Binary", "text and bytes", 1000)),
        two);
  }

  /** Its name, its type and its value: whatever of it there is. */
  @ParameterizedTest
  @MethodSource("attributes")
  void everyByteOfAMessageTakesRoom(Map<String, Attribute> attributes) {
    int size = utf8("bödy");
    for (Map.Entry<String, Attribute> entry : attributes.entrySet()) {
      Attribute attribute = entry.getValue();
      String text = attribute.text == null ? "" : attribute.text;
      size += utf8(entry.getKey()) + utf8(attribute.type) + utf8(text) + attribute.binaryBytes;
    }
    Message message = new Message("orders", "bödy", attributes);
    policy = Policy.of(Map.of("messageBytes", size + ID_COST));
    assertEquals("abc", injecting(ID_ONLY).into(message).texts().get(ID));
    policy = Policy.of(Map.of("messageBytes", size + ID_COST - 1));
    assertSame(message, injecting(ID_ONLY).into(message));
    assertEquals(Map.of("no room for id", 1L), counted(policy));
  }

  /** Of what nobody knows whether it counts, the room is what is left when it does, up to the limit that holds when it does not. */
  @Test
  void whatMayNotCountLiftsNoMessageToAHigherLimit() {
    Attribute both = new Attribute("String", "text", 2000);
    String body = "b".repeat(KIB256 - 1000);
    assertUntouched(List.of(new Message(body).with("odd", both)), Map.of("no room for id", 1L));
    policy = Policy.of(Map.of());
    Message binary = new Message(body).with("picture", new Attribute("Binary", null, 2000));
    assertEquals("abc", injecting(ID_ONLY).into(binary).texts().get(ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "x\ud83d", "\ude00x"})
  void halfACharacterMayBeOneByteOrThree(String halves) {
    String tail = halves.repeat(100);
    long most = BatchInjection.mostBytes(tail);
    Message over = new Message(tail + "b".repeat((int) (KIB256 - most + 1)));
    assertUntouched(List.of(over), Map.of("no room for id", 1L));
    policy = Policy.of(Map.of());
    long least = tail.getBytes(StandardCharsets.UTF_8).length; // with question marks
    Message higher = new Message(tail + "b".repeat((int) (KIB256 - least + 1)));
    assertEquals(Map.of(ID, "abc"), injecting(ID_ONLY).into(higher).texts());
    policy = Policy.of(Map.of());
    Message exactly = new Message(tail + "b".repeat((int) (KIB256 - least)));
    assertUntouched(List.of(exactly), Map.of("no room for id", 1L));
  }

  @Test
  void aBatchHasOneLimitForAllThatIsInIt() {
    Message small = new Message("b".repeat(100));
    Message large = new Message("b".repeat(KIB256 - 100 - 2 * ID_COST));
    List<Message> sent = sent(injecting(ID_ONLY), List.of(small, large), null);
    assertEquals("abc", sent.get(0).texts().get(ID));
    assertEquals("abc", sent.get(1).texts().get(ID));
    policy = Policy.of(Map.of());
    Message larger = new Message(large.body + "b");
    sent = sent(injecting(ID_ONLY), List.of(small, larger), null);
    assertEquals(Map.of(ID, "abc"), sent.get(0).texts());
    assertSame(larger, sent.get(1));
    assertEquals(Map.of("injected", 1L, "no room for id", 1L), counted(policy));
  }

  @Test
  void inABatchEachMessageKeepsALimitOfItsOwn() {
    Message neighbour = new Message("b".repeat(100_000));
    Message full = new Message("b".repeat(KIB256 - ID_COST + 1));
    Attribute both = new Attribute("String", "text", 2000);
    Message odd = new Message("b".repeat(KIB256 - 1000)).with("odd", both);
    List<Message> sent = sent(injecting(ID_ONLY), List.of(full, neighbour, odd), null);
    assertSame(full, sent.get(0));
    assertEquals(Map.of(ID, "abc"), sent.get(1).texts());
    assertSame(odd, sent.get(2));
    assertEquals(Map.of("injected", 1L, "no room for id", 2L), counted(policy));
  }

  @Test
  void whatMayNotCountLiftsNoBatchToAHigherLimit() {
    Message odd = new Message("b").with("odd", new Attribute("String", "text", 2000));
    Message large = new Message("b".repeat(KIB256 - 3000));
    assertUntouched(List.of(odd, large, odd), Map.of("no room for id", 3L));
  }

  /** Of each kind of text, from lengths that need no counting, by any measure, up to those that have no room. */
  @ParameterizedTest
  @ValueSource(strings = {"b", "é", "€", "\ud83d\ude00", "\ud83d"})
  void textsThatAreMeasuredOnlyGetWhatTheyGetWhenCounted(String kind) {
    int most = 3000;
    for (int chars = 1; chars <= most + 10; chars++) {
      String body = kind.repeat(chars / kind.length() + 1).substring(0, chars);
      Message small = new Message("é").with("n", Attribute.text("€"));
      List<Message> batch = List.of(small, new Message(body), small);
      policy = Policy.of(Map.of("messageBytes", most));
      List<Message> measured = sent(injecting(IDS), batch, null);
      Map<String, Long> outcomes = counted(policy);
      policy = Policy.of(Map.of("messageBytes", most));
      Messages counting = injecting(IDS);
      counting.exact = true;
      assertEquals(sent(counting, batch, null), measured, kind);
      assertEquals(counted(policy), outcomes, () -> kind + " " + body.length());
    }
  }

  @Test
  void messagesThatGetNothingStayTheSameObjectsAmongThoseThatDo() {
    Message complete = new Message("1").with(ID, Attribute.text("abc"));
    Message empty = new Message("2");
    Message other = new Message("3").with(ID, Attribute.text("other"));
    Messages messages = injecting(ID_ONLY);
    List<Message> sent = sent(messages, List.of(complete, empty, other, empty, complete), null);
    assertEquals(5, sent.size());
    assertSame(complete, sent.get(0));
    assertEquals(Map.of(ID, "abc"), sent.get(1).texts());
    assertSame(other, sent.get(2));
    assertEquals(sent.get(1), sent.get(3));
    assertSame(complete, sent.get(4));
    assertEquals(List.of(1, 3), messages.places);
    assertEquals(
        Map.of("injected", 2L, "complete already", 2L, "other chain", 1L), counted(policy));
  }

  @Test
  void aBatchThatGetsNothingStaysTheSameList() {
    Message complete = new Message("1").with(ID, Attribute.text("abc"));
    assertUntouched(List.of(complete, complete), Map.of("complete already", 2L));
  }

  @Test
  void anExcludedQueueGetsNothingAndIsNotLookedAt() {
    policy = Policy.of(Map.of("exclude", List.of("orders")));
    Messages messages = injecting(IDS);
    messages.broken = true;
    Message message = new Message("body");
    List<Message> batch = List.of(message, message, message);
    assertSame(batch, sent(messages, batch, "arn:aws:sqs:eu-west-1:1:orders"));
    assertSame(message, injecting(IDS).into(message));
    assertEquals(Map.of("excluded", 4L), counted(policy));
    assertEquals(
        Map.of(ID, "abc"), injecting(ID_ONLY).into(batch, "others").get(2).texts());
  }

  @Test
  void aStampFollowsThePolicyOfTheScopeAround() {
    Message message = new Message("body");
    try (Frame frame =
        new Frame(new Snapshot(policy, Ids.EMPTY.with(ID, "current"), new String[0], true))) {
      frame.push(true);
      Message stamped = new Messages(null).stamped(message, CorrelationIds.of("given"));
      assertEquals("given", stamped.texts().get(ID));
      Message twice = new Messages(null).stamped(stamped, CorrelationIds.of("given"));
      assertSame(stamped, twice);
    }
    assertEquals(Map.of("stamped", 1L, "complete already", 1L), counted(policy));
  }

  @Test
  void aStampOutsideOfAnyScopeFollowsTheEnvironmentsPolicy() {
    Map<String, Long> before = counted(Policy.environment());
    Message stamped = new Messages(null).stamped(new Message("body"), CorrelationIds.of("given"));
    assertEquals("given", stamped.texts().get(ID));
    before.merge("stamped", 1L, Long::sum);
    assertEquals(before, counted(Policy.environment()));
  }

  @Test
  void aStampThatFailsLeavesTheMessageAsItIs() {
    Message message = new Message("body");
    try (Frame frame = new Frame(new Snapshot(policy, IDS, new String[0], false))) {
      frame.push(true);
      Messages messages = new Messages(null);
      messages.broken = true;
      assertSame(message, messages.stamped(message, CorrelationIds.of("given")));
      assertSame(message, new Messages(null).stamped(message, "not IDs"));
    }
    assertEquals(Map.of("failed", 2L), counted(policy));
  }
}

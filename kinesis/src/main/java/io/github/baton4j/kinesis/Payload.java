// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.JsonObject;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Values;
import io.github.baton4j.transport.Received;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data of one record, which carries IDs when it is one JSON object. It is read once, and never changed: what has IDs
 * added or taken away is a new array, with every other byte as it was. It knows neither Lambda nor the SDK.
 */
final class Payload {
  static final String TRANSPORT = "kinesis";

  private static final String OPENING = "\"" + Names.CONTEXT + "\":{";

  private static final int[] NOWHERE = {0, 0};

  private final byte[] data;
  private boolean hasMembers;
  private boolean isTheirs;
  private boolean isCloudEvent;
  private @Nullable JsonObject context;

  /** Where new members go, and whether others follow there. */
  private int place;

  private boolean othersFollow;

  /** Where the value of each of its members begins and ends. */
  private Map<String, int[]> values = Map.of();

  Payload(byte[] data) {
    this.data = data;
  }

  /** A record, of which nothing was read yet. */
  static Received received() {
    return new Received(TRANSPORT, false);
  }

  static void takeData(Received received, byte[] data) {
    received.addContext(new JsonObject(data, 0, data.length));
  }

  /** Takes the bytes that remain in a buffer of any kind, without moving its position. */
  static void takeData(Received received, @Nullable ByteBuffer data) {
    if (data == null) {
      return;
    }
    if (data.hasArray()) {
      int from = data.arrayOffset() + data.position();
      received.addContext(new JsonObject(data.array(), from, from + data.remaining()));
    } else {
      byte[] copy = new byte[data.remaining()];
      data.duplicate().get(copy);
      takeData(received, copy);
    }
  }

  /**
   * What this gets once it is filled, or why it gets nothing. To be asked once.
   *
   * @param room how many bytes more it can take
   */
  Injection injection(Policy policy, Ids ids, long room) {
    JsonObject object = new JsonObject(data, 0, data.length);
    while (object.next()) {
      hasMembers = true;
      if (object.nameIs(Names.CONTEXT)) {
        // Of several the last one counts, as it does for whoever parses the whole.
        context = object.isObject() ? object.object() : null;
        isTheirs = context == null;
      } else if (object.nameIs("specversion")) {
        // A CloudEvent: names with an underscore are not allowed there, and readers refuse them.
        isCloudEvent = true;
      }
    }
    if (!object.isValid()) {
      return Injection.refused(Outcome.NOT_AN_OBJECT);
    }
    if (isTheirs || isCloudEvent) {
      return Injection.refused(Outcome.NOT_INJECTABLE);
    }
    Injection injection = Injection.intoContext(policy, ids);
    injection.hasRoom(room);
    if (context == null) {
      place = object.open();
      othersFollow = hasMembers;
      // The last of the new members has no comma, but a brace, and a comma when others follow.
      injection.hasFirstCost(OPENING.length() + (othersFollow ? 1 : 0));
    } else {
      if (!read(context, injection)) {
        return Injection.refused(Outcome.NOT_INJECTABLE);
      }
      injection.hasFirstCost(othersFollow ? 0 : -1);
    }
    return injection;
  }

  /** Reads the IDs that are there; false when there are more members than anybody's IDs. */
  private boolean read(JsonObject present, Injection injection) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    values = new HashMap<>();
    while (present.next()) {
      othersFollow = true;
      // Of several of one name the last one counts.
      String name = present.name();
      texts.put(name, present.text());
      values.put(name, new int[] {present.valueFrom(), present.valueTo()});
      if (texts.size() > Values.MOST_MEMBERS) {
        return false;
      }
    }
    for (Map.Entry<String, @Nullable String> each : texts.entrySet()) {
      int[] value = valueOf(each.getKey());
      injection.sees(each.getKey(), each.getValue(), value[1] - value[0]);
    }
    place = present.open();
    return true;
  }

  private int[] valueOf(String name) {
    return values.getOrDefault(name, NOWHERE);
  }

  /**
   * Data without the object under {@code __context__}, however often and wherever it stands, and without the comma that
   * belongs to it; the same array when it has none.
   */
  static byte[] stripped(byte[] data) {
    byte[] out = new byte[data.length];
    int length = 0;
    int done = 0;
    int keptComma = -1;
    JsonObject object = new JsonObject(data, 0, data.length);
    while (object.next()) {
      boolean isLast = object.comma() < 0;
      if (object.nameIs(Names.CONTEXT) && object.isObject()) {
        length = append(data, done, object.nameFrom(), out, length);
        if (isLast && keptComma >= 0) {
          length = keptComma; // the comma before it goes with it, and the space between
        }
        done = isLast ? object.valueTo() : object.comma() + 1;
      } else if (!isLast) {
        length = append(data, done, object.comma(), out, length);
        keptComma = length;
        done = object.comma();
      }
    }
    if (done == 0 || !object.isValid()) {
      return data;
    }
    length = append(data, done, data.length, out, length);
    return length == data.length ? data : Arrays.copyOf(out, length);
  }

  /** The data with what was chosen for it. */
  byte[] filled(Injection injection) {
    byte[] members = members(injection);
    byte[] number = {};
    SortedMap<Integer, Integer> raises = new TreeMap<>();
    int length = data.length + members.length;
    for (int i = injection.newSize(); i < injection.size(); i++) {
      int[] value = valueOf(injection.name(i));
      number = ascii(number(injection.value(i)));
      raises.put(value[0], value[1]);
      length += number.length - (value[1] - value[0]);
    }
    byte[] filled = new byte[length];
    int at = append(data, 0, place, filled, 0);
    at = append(members, 0, members.length, filled, at);
    int done = place;
    for (Map.Entry<Integer, Integer> raise : raises.entrySet()) {
      at = append(data, done, raise.getKey(), filled, at);
      at = append(number, 0, number.length, filled, at);
      done = raise.getValue();
    }
    append(data, done, data.length, filled, at);
    return filled;
  }

  private static int append(byte[] source, int from, int to, byte[] target, int at) {
    System.arraycopy(source, from, target, at, to - from);
    return at + to - from;
  }

  private byte[] members(Injection injection) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < injection.newSize(); i++) {
      if (injection.isChosen(i)) {
        out.append(out.length() == 0 ? "" : ",")
            .append('"')
            .append(injection.name(i))
            .append("\":");
        append(injection.value(i), injection.isNumber(i), out);
      }
    }
    if (out.length() == 0) {
      return new byte[0];
    }
    if (context == null) {
      out.insert(0, OPENING).append('}');
    }
    return ascii(othersFollow ? out.append(',') : out);
  }

  private static void append(String value, boolean isNumber, StringBuilder out) {
    if (isNumber) {
      out.append(number(value));
      return;
    }
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Injection.isEscaped(c)) {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
  }

  /** JSON has no leading zeros. */
  private static String number(String digits) {
    return Integer.toString(Integer.parseInt(digits));
  }

  /** Names and values are of printable ASCII by the rules for them. */
  private static byte[] ascii(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}

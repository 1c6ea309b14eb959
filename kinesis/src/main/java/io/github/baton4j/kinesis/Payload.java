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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data of one record, which carries IDs when it is one JSON object. It is read once, and never changed: what has IDs
 * added or taken away is a new array, with every other byte as it was. It knows neither Lambda nor the SDK.
 */
final class Payload {
  static final String TRANSPORT = "kinesis";

  private static final String OPENING = "\"" + Names.CONTEXT + "\":{";

  private final byte[] data;
  private boolean hasMembers;
  private boolean isTheirs;
  private boolean isCloudEvent;
  private @Nullable JsonObject context;

  /** Where new members go, and whether others follow there. */
  private int place;

  private boolean othersFollow;

  /** Where the value of each member of the context begins and ends, in the order of their places. */
  private Map<String, int[]> members = Map.of();

  Payload(byte[] data) {
    this.data = data;
  }

  int size() {
    return data.length;
  }

  /** A record, of which nothing was read yet. */
  static Received received() {
    return new Received(TRANSPORT, false);
  }

  static void takeData(Received received, byte[] data) {
    received.addContext(new JsonObject(data));
  }

  /** Takes the bytes that remain in a buffer of any kind, without moving its position. */
  static void takeData(Received received, @Nullable ByteBuffer data) {
    if (data == null) {
      return;
    }
    int from = data.hasArray() ? data.arrayOffset() + data.position() : 0;
    // The record of another behind it is not to be looked at.
    if (data.hasArray() && from + data.remaining() == data.array().length) {
      received.addContext(new JsonObject(data.array(), from, data.array().length));
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
    JsonObject object = new JsonObject(data);
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
    members = new LinkedHashMap<>();
    while (present.next()) {
      othersFollow = true;
      String name = present.name();
      // Of several of one name the last one counts, at its own place.
      members.remove(name);
      members.put(name, new int[] {present.valueFrom(), present.valueTo()});
      if (members.size() > Values.MOST_MEMBERS) {
        return false;
      }
    }
    for (Map.Entry<String, int[]> each : members.entrySet()) {
      int[] value = each.getValue();
      injection.sees(each.getKey(), present.text(value[0], value[1]), value[1] - value[0]);
    }
    place = present.open();
    return true;
  }

  /**
   * Data without the object under {@code __context__}, however often and wherever it stands, and without the comma that
   * belongs to it; the same array when it has none.
   */
  static byte[] stripped(byte[] data) {
    int[] cuts = {}; // where each begins and ends
    int length = 0;
    int lastKept = -1; // the comma behind the last member that is kept
    JsonObject object = new JsonObject(data);
    while (object.next()) {
      boolean isLast = object.comma() < 0;
      if (!object.nameIs(Names.CONTEXT) || !object.isObject()) {
        lastKept = object.comma();
        continue;
      }
      if (length == cuts.length) {
        cuts = Arrays.copyOf(cuts, 2 * length + 2);
      }
      cuts[length] = object.nameFrom();
      cuts[length + 1] = isLast ? object.valueTo() : object.comma() + 1;
      if (isLast && lastKept >= 0) {
        // The comma before it goes with it, and the space and the others between.
        while (length > 0 && cuts[length - 2] > lastKept) {
          length -= 2;
        }
        cuts[length + 1] = object.valueTo();
        cuts[length] = lastKept;
      }
      length += 2;
    }
    return length == 0 || !object.isValid() ? data : without(data, cuts, length);
  }

  private static byte[] without(byte[] data, int[] cuts, int length) {
    int size = data.length;
    for (int i = 0; i < length; i += 2) {
      size -= cuts[i + 1] - cuts[i];
    }
    byte[] out = new byte[size];
    int at = 0;
    int done = 0;
    for (int i = 0; i < length; i += 2) {
      at = append(data, done, cuts[i], out, at);
      done = cuts[i + 1];
    }
    append(data, done, data.length, out, at);
    return out;
  }

  /** The data with what was chosen for it: one array of the size that was counted when it was chosen. */
  byte[] filled(Injection injection) {
    byte[] filled = new byte[data.length + injection.bytes()];
    int at = append(data, 0, place, filled, 0);
    if (injection.isAdded()) {
      at = context == null ? append(OPENING, filled, at) : at;
      for (int i = 0; i < injection.newSize(); i++) {
        at = injection.isChosen(i) ? append(injection, i, filled, at) : at;
      }
      at--; // the last comma
      if (context == null) {
        filled[at++] = '}';
      }
      if (othersFollow) {
        filled[at++] = ',';
      }
    }
    int done = place;
    for (int i = injection.newSize(); i < injection.size(); i++) {
      int[] value = Objects.requireNonNull(members.get(injection.name(i)));
      at = append(data, done, value[0], filled, at);
      at = append(injection.value(i), filled, at);
      done = value[1];
    }
    append(data, done, data.length, filled, at);
    return filled;
  }

  /** {@code "name":"value",} */
  private static int append(Injection injection, int i, byte[] target, int from) {
    int at = from;
    target[at++] = '"';
    at = append(injection.name(i), target, at);
    target[at++] = '"';
    target[at++] = ':';
    String value = injection.value(i);
    if (injection.isNumber(i)) {
      at = append(value, target, at);
    } else {
      target[at++] = '"';
      at =
          Injection.isEscaped(value) ? appendEscaped(value, target, at) : append(value, target, at);
      target[at++] = '"';
    }
    target[at++] = ',';
    return at;
  }

  private static int appendEscaped(String value, byte[] target, int from) {
    int at = from;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Injection.isEscaped(c)) {
        target[at++] = '\\';
      }
      target[at++] = (byte) c;
    }
    return at;
  }

  /** Names and values are of printable ASCII by the rules for them: a byte for each char, with nothing in between. */
  @SuppressWarnings("deprecation") // which is for text that may be something else
  private static int append(String ascii, byte[] target, int at) {
    ascii.getBytes(0, ascii.length(), target, at);
    return at + ascii.length();
  }

  private static int append(byte[] source, int from, int to, byte[] target, int at) {
    System.arraycopy(source, from, target, at, to - from);
    return at + to - from;
  }
}

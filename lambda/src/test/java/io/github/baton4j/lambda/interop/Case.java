// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One row of the table: what the sender has, and what of it does not arrive.
 *
 * @param ids the sender's; of Node, values may be numbers and booleans, and names in any case
 * @param lost what of them does not arrive at a function that is invoked from there
 * @param sources where the row makes sense
 */
record Case(
    String name,
    Map<String, Object> ids,
    Message message,
    Map<Source, Set<String>> lost,
    Set<Source> sources) {
  static final String ID = "x-correlation-id";
  static final String CHAIN = "call-chain-length";
  static final String DEBUG = "debug-log-enabled";

  private static final String JSON = "{\"post\":1}";

  /** A first hop without debug logs. */
  static Case of(String name) {
    return none(name).with(ID, "id of " + name).with(CHAIN, 1).with(DEBUG, "false");
  }

  /** Without any ID. */
  static Case none(String name) {
    return new Case(
        name, Map.of(), new Message(JSON, Map.of()), Map.of(), EnumSet.allOf(Source.class));
  }

  Case with(String id, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(ids);
    more.put(id, value);
    return new Case(name, more, message, lost, sources);
  }

  Case without(String id) {
    Map<String, Object> less = new LinkedHashMap<>(ids);
    less.remove(id);
    return new Case(name, less, message, lost, sources);
  }

  Case text(String text) {
    return new Case(name, ids, new Message(text, message.own()), lost, sources);
  }

  /** Beside an attribute, or a header, of the user's own. */
  Case own(String attribute, String type, String value) {
    Map<String, Message.Attribute> own = new LinkedHashMap<>(message.own());
    own.put(attribute, new Message.Attribute(type, value));
    return new Case(name, ids, new Message(message.text(), own), lost, sources);
  }

  /** From there, these do not arrive. */
  Case lost(Set<Source> from, Collection<String> names) {
    Map<Source, Set<String>> more = new EnumMap<>(Source.class);
    more.putAll(lost);
    for (Source each : from) {
      Set<String> all = new HashSet<>(more.getOrDefault(each, Set.of()));
      all.addAll(names);
      more.put(each, all);
    }
    return new Case(name, ids, message, more, sources);
  }

  Case only(Set<Source> where) {
    return new Case(name, ids, message, lost, where);
  }

  /** The values of the user's own attributes. */
  Map<String, String> ownTexts() {
    Map<String, String> texts = new TreeMap<>();
    message.own().forEach((attribute, value) -> texts.put(attribute, value.value()));
    return texts;
  }

  /** What of the IDs arrives, as it was sent. */
  Map<String, Object> arriving(Source source) {
    Map<String, Object> arriving = new LinkedHashMap<>(ids);
    arriving.keySet().removeAll(lost.getOrDefault(source, Set.of()));
    return arriving;
  }

  /** The names of the user's IDs from the one at this place on. */
  List<String> furtherFrom(int place) {
    List<String> further = new ArrayList<>(ids.keySet());
    further.removeAll(List.of(ID, CHAIN, DEBUG));
    return further.subList(place, further.size());
  }

  @Override
  public String toString() {
    return name;
  }
}

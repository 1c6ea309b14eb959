// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.contract.Load;
import io.github.baton4j.contract.Scales;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Records: the bytes of a JSON object and of the partition key. */
final class RecordScales implements Scales {
  private static final long MIB = 1 << 20;

  private final long limit;
  private final Map<String, Long> known = new HashMap<>();
  private final IdentityHashMap<Load, Long> weighed = new IdentityHashMap<>();

  /**
   * @param setting what Baton is told that a record may have; below 0 for nothing
   */
  RecordScales(int setting) {
    this.limit = setting < 0 ? MIB : setting;
  }

  /** The data, written as a whole. */
  static byte[] data(Load load) {
    StringJoiner members = new StringJoiner(",", "{", "}");
    if (load.fields() != null) {
      StringJoiner context = new StringJoiner(",", "{", "}");
      load.fields().forEach(field -> context.add("\"" + field.name() + "\":" + value(field)));
      members.add("\"__context__\":" + context);
    }
    if (load.body() != null) {
      members.add("\"a\":\"" + load.body() + "\"");
    }
    return members.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String value(Load.Field field) {
    return switch (field.type()) {
      case "Number" -> field.text();
      case "Binary", "String.Array" -> "[\"" + "b".repeat(Math.max(0, field.binary())) + "\"]";
      default -> "\"" + field.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    };
  }

  @Override
  public long most(Load load) {
    return weighed.computeIfAbsent(load, this::weight);
  }

  private long weight(Load load) {
    Load rest = load.body() == null ? load : load.withBody("");
    return data(rest).length + bytes(load.body()) + bytes(key(load));
  }

  private long bytes(String text) {
    return known.computeIfAbsent(
        text == null ? "" : text, each -> (long) each.getBytes(StandardCharsets.UTF_8).length);
  }

  static String key(Load load) {
    return load.beside() == null ? "k" : load.beside();
  }

  @Override
  public boolean mayBecome(Load before, Load after) {
    long now = most(after);
    return now <= limit && !Scales.crosses(MIB, most(before), now);
  }

  @Override
  public boolean mayBecome(List<Load> before, List<Load> after) {
    long was = before.stream().mapToLong(this::most).sum();
    long now = after.stream().mapToLong(this::most).sum();
    return was <= 10 * MIB
        && !Scales.crosses(5 * MIB, was, now)
        && !Scales.crosses(10 * MIB, was, now);
  }

  @Override
  public boolean takesName(String name) {
    return !name.equals("x-amzn-trace-id");
  }

  /** New members stand before those that are there. */
  @Override
  public Load added(Load load, String name, String value, int addedBefore) {
    List<Load.Field> fields = new ArrayList<>(load.present());
    fields.add(addedBefore, field(name, value));
    return new Load(load.body(), load.beside(), fields);
  }

  @Override
  public Load raised(Load load, Load.Field field, String value) {
    return load.replaced(new Load.Field(field.name(), "Number", value, -1));
  }

  private static Load.Field field(String name, String value) {
    String type = name.equals("call-chain-length") ? "Number" : "String";
    return new Load.Field(name, type, value, -1);
  }
}

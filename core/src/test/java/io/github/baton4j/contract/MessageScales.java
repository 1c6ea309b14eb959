// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Messages of SQS and SNS: the body, and of each attribute name, type and value, as bytes of UTF-8. A subject may count or
 * not, and half of a surrogate pair may be one byte or three.
 */
public final class MessageScales implements Scales {
  private static final long KIB_256 = 262_144;
  private static final long MIB = 1_048_576;

  private final boolean isTopic;
  private final long setting;
  private final Map<String, long[]> known = new HashMap<>();

  /**
   * @param setting the size that Baton is told to keep to
   */
  public MessageScales(boolean isTopic, long setting) {
    this.isTopic = isTopic;
    this.setting = setting;
  }

  /** The bytes of a text, at the least and at the most. */
  private long[] bytes(String text) {
    return known.computeIfAbsent(text == null ? "" : text, MessageScales::counted);
  }

  private static long[] counted(String text) {
    long least = text.getBytes(StandardCharsets.UTF_8).length; // a question mark for each half
    long halves = text.codePoints().filter(MessageScales::isHalf).count();
    return new long[] {least, least + 2 * halves};
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private long weight(Load load, int which) {
    long sum = bytes(load.body())[which];
    sum += isTopic && which == 1 ? bytes(load.beside())[which] : 0;
    for (Load.Field field : load.fields()) {
      sum += bytes(field.name())[which] + bytes(field.type())[which] + bytes(field.text())[which];
      boolean isDoubtful = field.text() != null;
      sum += isDoubtful && which == 0 ? 0 : Math.max(0, field.binary());
    }
    return sum;
  }

  @Override
  public long most(Load load) {
    return weight(load, 1);
  }

  @Override
  public boolean mayBecome(Load before, Load after) {
    return mayGrow(weight(before, 0), weight(after, 1));
  }

  @Override
  public boolean mayBecome(List<Load> before, List<Load> after) {
    return mayGrow(
        before.stream().mapToLong(load -> weight(load, 0)).sum(),
        after.stream().mapToLong(load -> weight(load, 1)).sum());
  }

  private boolean mayGrow(long before, long after) {
    return before <= MIB
        && !Scales.crosses(setting, before, after)
        && !Scales.crosses(KIB_256, before, after)
        && !Scales.crosses(MIB, before, after);
  }

  @Override
  public boolean hasPlace(Load load, boolean forId) {
    return load.fields().size() < (forId ? 10 : 8);
  }

  @Override
  public boolean takesName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.length() <= 256
        && name.matches("[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*")
        && !lower.startsWith("aws.")
        && !lower.startsWith("amazon.")
        && !lower.equals("x-amzn-trace-id");
  }

  @Override
  public boolean takesValue(String value) {
    return !isTopic || !value.matches(".*[\"{\\[\\\\].*");
  }
}

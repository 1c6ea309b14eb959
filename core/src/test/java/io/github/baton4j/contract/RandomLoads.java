// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import io.github.baton4j.CorrelationIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/** IDs, and requests whose size is within a few hundred bytes of a limit, on either side, each the next of a seed's. */
final class RandomLoads {
  private static final String[] LETTERS = {"x", "é", "語", "😀", "\ud83d", "\ude00"};
  private static final int[] LETTER_BYTES = {1, 2, 3, 4, 3, 3};
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static final String[] NAMES = {
    "x-correlation-id",
    "X-Correlation-ID",
    "x-correlation-id",
    "call-chain-length",
    "Call-Chain-Length",
    "debug-log-enabled",
    "traceparent",
    "tracestate",
    "x-correlation-a",
    "X-CORRELATION-B",
    "x-correlation-c",
    "a",
    "b.c",
    "d_e",
    "f-1",
    "g",
    "h",
    "i"
  };

  private final Random random;
  private final RoomDoor<?> door;
  private final UnaryOperator<Load> shape;

  /**
   * @param shape what else becomes of a carrier
   */
  RandomLoads(long seed, RoomDoor<?> door, UnaryOperator<Load> shape) {
    this(new Random(seed), door, shape);
  }

  RandomLoads(Random random, RoomDoor<?> door, UnaryOperator<Load> shape) {
    this.random = random;
    this.door = door;
    this.shape = shape;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  CorrelationIds ids() {
    CorrelationIds ids = CorrelationIds.of("c-" + random.nextInt(2));
    if (random.nextInt(40) == 0) {
      ids = CorrelationIds.of("c[0");
    }
    if (random.nextBoolean()) {
      ids = ids.with("call-chain-length", Integer.toString(random.nextInt(1200)));
    }
    for (int n = random.nextInt(9); n > 0; n--) {
      String value = random.nextInt(8) == 0 ? "v\"{\\" : "v".repeat(1 + random.nextInt(120));
      ids = ids.with("x-correlation-" + (char) ('a' + random.nextInt(12)), value);
    }
    ids = random.nextInt(3) == 0 ? ids.with("tracestate", "a=1") : ids;
    return random.nextBoolean() ? ids : ids.with("traceparent", TRACE);
  }

  /**
   * Carriers of one request.
   *
   * @param limit what one of them, or all together, are near to
   * @param isEach whether each is near to it on its own
   */
  List<Load> request(Scales scales, int size, int limit, boolean isEach) {
    List<Load> loads = new ArrayList<>();
    long left = (long) limit - around();
    for (int i = 0; i < size; i++) {
      long target = isEach ? (long) limit - around() : left / (size - i);
      if (!isEach && i < size - 1 && random.nextBoolean()) {
        target = random.nextInt((int) Math.max(1, 2 * target));
      }
      Load bare = shape.apply(new Load("", beside(), fields()));
      Load load = bare.withBody(text(Math.max(1, target - scales.most(bare))));
      left -= scales.most(load);
      loads.add(load);
    }
    return loads;
  }

  /** By how much a size misses the limit: mostly by what some or all of the IDs would take. */
  private int around() {
    int kind = random.nextInt(10);
    return kind < 2 ? kind - 1 : random.nextInt(kind < 5 ? 60 : kind < 8 ? 400 : 2000);
  }

  private String beside() {
    return random.nextInt(3) == 0 ? "é語" : "k";
  }

  private List<Load.Field> fields() {
    List<Load.Field> fields = new ArrayList<>();
    int most = random.nextBoolean() ? 3 : 13;
    for (int n = door.hasFields() ? random.nextInt(most) : 0; n > 0; n--) {
      Load.Field field = field(NAMES[random.nextInt(NAMES.length)]);
      if (fields.stream().noneMatch(each -> isSame(each.name(), field.name()))) {
        fields.add(field);
      }
    }
    return fields;
  }

  private boolean isSame(String name, String other) {
    return door.hasTypes() ? name.equals(other) : name.equalsIgnoreCase(other);
  }

  private Load.Field field(String name) {
    int kind = random.nextInt(door.hasTypes() ? 12 : 6);
    return switch (kind) {
      case 0, 1, 2, 3 -> Load.Field.text(name, likely(name));
      case 4 -> Load.Field.text(name, TRACE);
      case 5 -> Load.Field.text(name, "v".repeat(1 + random.nextInt(9)));
      case 6 -> new Load.Field(name, "Binary", null, 1 + random.nextInt(40));
      case 7, 8 -> new Load.Field(name, "Number", Integer.toString(random.nextInt(1200)), -1);
      case 9 -> new Load.Field(name, "String.Array", "[\"é\"]", -1);
      case 10 -> new Load.Field(name, "String.é", likely(name), -1);
      default -> new Load.Field(name, "String", odd(name), random.nextInt(30));
    };
  }

  /** What stands for a chain length is reckoned by its characters, which is never too little for what takes its place. */
  private static String odd(String name) {
    return name.equalsIgnoreCase("call-chain-length") ? "##" : "語\ud83d";
  }

  private String likely(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "call-chain-length" -> Integer.toString(random.nextInt(1200));
      case "tracestate" -> "a=1";
      default -> "c-" + random.nextInt(12) / 10;
    };
  }

  /** A text of this many bytes of UTF-8, at the most. */
  private String text(long bytes) {
    StringBuilder text = new StringBuilder();
    long left = bytes;
    for (int n = random.nextBoolean() ? 0 : random.nextInt(20); n > 0; n--) {
      int letter = random.nextInt(door.hasTypes() ? LETTERS.length : 1);
      boolean pairs = letter == 5
          && text.length() > 0
          && Character.isHighSurrogate(text.charAt(text.length() - 1));
      if (!pairs && LETTER_BYTES[letter] <= left) {
        text.append(LETTERS[letter]);
        left -= LETTER_BYTES[letter];
      }
    }
    return text.append("x".repeat((int) left)).toString();
  }
}

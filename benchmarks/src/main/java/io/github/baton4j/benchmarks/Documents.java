// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * What services put on a stream: one object with a few members of its own and as many posts, readings or comments as it
 * takes to fill it, no whitespace between tokens. The same for the same size, in every run.
 */
public enum Documents {
  /** Events of a social feed: identifiers, timestamps, addresses, a sentence or two, here and there an escape. */
  EVENTS {
    @Override
    void element(Random random, StringBuilder out) {
      out.append("{\"postId\":\"").append(uuid(random)).append('"');
      out.append(",\"userId\":\"user-").append(random.nextInt(10_000_000)).append('"');
      out.append(",\"createdAt\":\"").append(timestamp(random)).append('"');
      out.append(",\"text\":\"");
      words(random, 8 + random.nextInt(24), 40, out);
      out.append("\",\"avatar\":\"https://images.example.com/avatars/")
          .append(uuid(random))
          .append(".jpg\"");
      out.append(",\"tags\":[\"feed\",\"")
          .append(ENGLISH[random.nextInt(ENGLISH.length)])
          .append("\"]");
      out.append(",\"likes\":").append(random.nextInt(5000));
      out.append(",\"score\":")
          .append(random.nextInt(1000))
          .append('.')
          .append(random.nextInt(100));
      out.append(",\"isPublic\":").append(random.nextBoolean()).append(",\"replyTo\":null}");
    }
  },

  /** Readings of sensors: numbers, short names, hardly any text. As many tokens to the byte as there are. */
  NUMBERS {
    @Override
    void element(Random random, StringBuilder out) {
      out.append("{\"id\":").append(random.nextInt(1 << 20));
      out.append(",\"ts\":").append(1_763_600_000_000L + random.nextInt());
      out.append(",\"t\":").append(random.nextInt(60) - 20).append('.').append(random.nextInt(10));
      out.append(",\"rh\":")
          .append(random.nextInt(100))
          .append(",\"ok\":")
          .append(random.nextBoolean());
      out.append(",\"xyz\":[")
          .append(random.nextGaussian())
          .append(',')
          .append(random.nextGaussian());
      out.append(',').append(random.nextInt(10)).append("]}");
    }
  },

  /** Comments in several languages: every fifth word is not ASCII or has an escape. */
  LANGUAGES {
    @Override
    void element(Random random, StringBuilder out) {
      out.append("{\"user\":\"user-").append(random.nextInt(100_000)).append('"');
      out.append(",\"text\":\"");
      words(random, 6 + random.nextInt(30), 5, out);
      out.append("\",\"at\":").append(1_763_600_000_000L + random.nextInt()).append('}');
    }
  };

  private static final String[] ENGLISH = {
    "the",
    "reason",
    "is",
    "in",
    "one",
    "of",
    "a",
    "dozen",
    "logs",
    "and",
    "nobody",
    "knows",
    "which",
    "follower",
    "did",
    "not",
    "see",
    "it",
    "because",
    "somebody's",
    "post"
  };
  private static final String[] OTHERS = {
    "caf\u00e9",
    "\u65e5\u672c",
    "na\u00efve",
    "\\n",
    "\\\"so\\\"",
    "\u043f\u0440\u0438\u0432\u0435\u0442",
    "\ud83d\ude80"
  };

  /** Appends one element of the object's array. */
  abstract void element(Random random, StringBuilder out);

  /** An object of as many elements as bring it nearest to this many bytes. */
  byte[] ofBytes(int size) {
    Random random = new Random(size);
    StringBuilder out = new StringBuilder(
        "{\"eventType\":\"posts.created\",\"eventVersion\":2,\"isReplay\":false,\"producer\":"
            + "{\"service\":\"posts\",\"region\":\"eu-west-1\",\"build\":418},\"elements\":[");
    int bytes = out.length();
    String element = next(random, "");
    while (bytes + element.getBytes(StandardCharsets.UTF_8).length / 2 < size) {
      out.append(element);
      bytes += element.getBytes(StandardCharsets.UTF_8).length;
      element = next(random, ",");
    }
    return out.append("],\"next\":null}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private String next(Random random, String comma) {
    StringBuilder out = new StringBuilder(comma);
    element(random, out);
    return out.toString();
  }

  /** So many words, of which one in {@code rarity} is not plain ASCII. */
  private static void words(Random random, int many, int rarity, StringBuilder out) {
    for (int n = many; n > 0; n--) {
      String[] from = random.nextInt(rarity) == 0 ? OTHERS : ENGLISH;
      out.append(from[random.nextInt(from.length)]).append(n == 1 ? "" : " ");
    }
  }

  private static UUID uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static String timestamp(Random random) {
    return String.format(
        Locale.ROOT,
        "2026-11-20T%02d:%02d:%02d.%03dZ",
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60),
        random.nextInt(1000));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Events as services put them on a stream: one object of short members, followed by as many posts as it takes. Names and
 * texts of usual lengths, numbers of several kinds, some text that is not ASCII, one escape in a while, no whitespace
 * between tokens. The same for the same size, in every run.
 */
final class Documents {
  private static final String[] WORDS = {
    "the", "reason", "is", "in", "one", "of", "a", "dozen", "logs", "and", "nobody", "knows", "which", "follower", "did",
    "not", "see", "it", "caf\u00e9", "\u65e5\u672c", "na\u00efve", "\\n", "said \\\"so\\\"", "because", "somebody's", "post"
  };

  private Documents() {}

  /** An object of about this many bytes. */
  static byte[] ofBytes(int size) {
    Random random = new Random(size);
    ByteArrayOutputStream out = new ByteArrayOutputStream(size + 1024);
    write(out, "{\"eventType\":\"posts.created\",\"eventVersion\":2,\"occurredAt\":\"2026-11-20T10:15:30.123Z\","
        + "\"producer\":{\"service\":\"posts\",\"region\":\"eu-west-1\",\"build\":418},\"isReplay\":false,\"posts\":[");
    String comma = "";
    do {
      write(out, comma);
      write(out, post(random));
      comma = ",";
    } while (out.size() < size - 300);
    write(out, "],\"next\":null}");
    return out.toByteArray();
  }

  private static String post(Random random) {
    StringBuilder out = new StringBuilder();
    out.append("{\"postId\":\"").append(hex(random)).append(hex(random)).append('"');
    out.append(",\"userId\":").append(random.nextInt(100_000_000));
    out.append(",\"name\":\"user-").append(random.nextInt(100_000)).append('"');
    out.append(",\"createdAt\":").append(1_763_600_000_000L + random.nextInt());
    out.append(",\"text\":\"");
    for (int n = 6 + random.nextInt(12); n > 0; n--) {
      out.append(WORDS[random.nextInt(WORDS.length)]).append(n == 1 ? "" : " ");
    }
    out.append("\",\"tags\":[\"feed\",\"").append(WORDS[random.nextInt(10)]).append("\"]");
    out.append(",\"likes\":").append(random.nextInt(500));
    out.append(",\"score\":").append(random.nextInt(1000)).append('.').append(random.nextInt(100));
    out.append(",\"isPublic\":").append(random.nextBoolean());
    return out.append(",\"replyTo\":null}").toString();
  }

  private static String hex(Random random) {
    return String.format("%016x", random.nextLong());
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}

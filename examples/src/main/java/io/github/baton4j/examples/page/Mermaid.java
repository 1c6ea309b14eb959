// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sequence as a Mermaid diagram, for a ticket or a README. Names and IDs come from outside: of them only letters,
 * digits and a few signs stand there as they are, everything else by its number, as Mermaid has it ({@code #60;}), so that
 * nothing of them is read as syntax.
 */
final class Mermaid {
  private static final String PLAIN = " .,_/+=()'–";
  private static final int LONGEST = 120;

  private Mermaid() {}

  static String of(Chain chain, Sequence sequence) {
    StringBuilder out = new StringBuilder("sequenceDiagram\n");
    for (int i = 0; i < sequence.participants().size(); i++) {
      Sequence.Participant participant = sequence.participants().get(i);
      out.append("  participant p").append(i).append(" as ").append(text(participant.name()));
      out.append('\n');
    }
    if (!sequence.participants().isEmpty()) {
      int last = sequence.participants().size() - 1;
      out.append("  Note over p0").append(last == 0 ? "" : ",p" + last).append(": ");
      out.append(text(chain.id())).append('\n');
    }
    for (Step step : sequence.steps()) {
      append(out, step, chain.first());
    }
    return out.toString();
  }

  private static void append(StringBuilder out, Step step, @Nullable Instant start) {
    switch (step.look()) {
      case NOTE, MORE -> out.append("  Note over p").append(step.to());
      case SEND -> arrow(out, step, "-)");
      case DELIVERY -> arrow(out, step, step.isRetry() ? "-->>" : "->>");
      case FAILED -> arrow(out, step, step.isRetry() ? "--x" : "-x");
    }
    out.append(": ").append(text(label(step, start))).append('\n');
  }

  private static void arrow(StringBuilder out, Step step, String head) {
    out.append("  p").append(step.from()).append(head).append('p').append(step.to());
  }

  private static String label(Step step, @Nullable Instant start) {
    String label = step.look() == Step.Look.NOTE ? "failed: " + step.label() : step.label();
    boolean timed = step.at() != null && step.look() != Step.Look.SEND;
    return timed && start != null
        ? "+" + Spans.text(Duration.between(start, step.at())) + " " + label
        : label;
  }

  /** A text that no reader of Mermaid takes for anything else. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder();
    int[] points = text.codePoints().limit(LONGEST).toArray();
    for (int point : points) {
      if (isPlain(point)) {
        safe.appendCodePoint(point);
      } else if (isShown(point)) {
        safe.append('#').append(point).append(';');
      } else {
        safe.append(' ');
      }
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      safe.append("#8230;");
    }
    String result = safe.toString().strip();
    if (result.isEmpty()) {
      return "#8203;";
    }
    // A word of its own in Mermaid's grammar.
    return result.toLowerCase(Locale.ROOT).equals("end") ? "#101;nd" : result;
  }

  private static boolean isPlain(int point) {
    return (point >= 'a' && point <= 'z')
        || (point >= 'A' && point <= 'Z')
        || (point >= '0' && point <= '9')
        || PLAIN.indexOf(point) >= 0;
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}

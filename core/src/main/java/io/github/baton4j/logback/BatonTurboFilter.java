// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Values;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets debug lines through in a scope whose chain has {@code debug-log-enabled}, and in no other. In {@code logback.xml}:
 *
 * <pre class="xml">{@code
 * <turboFilter class="io.github.baton4j.logback.BatonTurboFilter">
 *   <logger>com.example</logger>
 * </turboFilter>
 * }</pre>
 *
 * <p>No logger's level is changed, so there is nothing to be put back: the line after the scope, and the line of another
 * request at the same time, are what they always were. {@code isDebugEnabled} says what is true of the line.
 *
 * <p>It counts for the loggers that are named and for those below them; with none named, for all but those of the AWS SDK
 * and of HTTP clients, which log payloads and headers. Of the names that fit a logger the longest decides, so that naming
 * {@code software.amazon.awssdk.request} lets that one through and its siblings not. A logger that is set to {@code OFF} stays
 * silent, and an appender with a threshold keeps it. A filter that is to deny debug lines stands in front of this one; a line
 * that is written anyway is for those behind it as well.
 *
 * <p>Where the flag is off a line costs a look at the thread's scope, and no memory (2.8 ns; benchmarks/RESULTS.md, DebugFlag).
 * It throws nothing. Configured by one thread, then safe for use by any number. Needs {@code logback-classic} 1.3 or later.
 *
 * @since 0.1.0
 */
public final class BatonTurboFilter extends TurboFilter {
  /** Their debug lines hold what others sent, whole. */
  private static final String[] WORDY = {
    "software.amazon",
    "com.amazonaws",
    "okhttp3",
    "org.apache.http",
    "org.apache.hc",
    "io.netty",
    "reactor.netty",
    "jdk.httpclient",
    "jdk.internal",
    "sun.net",
    "org.springframework.web.client",
    "org.springframework.web.reactive.function.client",
    "org.springframework.web.HttpLogging",
    "org.eclipse.jetty.client",
    "org.asynchttpclient",
    "feign",
  };

  private String[] loggers = {};
  private int least = Level.DEBUG_INT;

  /** For logback, which configures it before it asks. */
  public BatonTurboFilter() {}

  /**
   * A logger whose debug lines are let through, with those below it; several, with commas between. The element
   * {@code <logger>}, any number of times.
   *
   * @param names empty ones are ignored, such as that of {@code ${NAMES:-}} where the variable is not set; no patterns, and no
   *     attribute as logback's own {@code <logger name="…">} has
   */
  public void addLogger(String names) {
    for (String name : Values.split(names, ',', Integer.MAX_VALUE)) {
      if (!name.isEmpty()) {
        String[] more = new String[loggers.length + 1];
        System.arraycopy(loggers, 0, more, 0, loggers.length);
        more[loggers.length] = name;
        loggers = more;
      }
    }
  }

  /**
   * The least level that is let through, {@code DEBUG} by default. The element {@code <level>}.
   *
   * @param level a level of logback's; another text is told of in logback's status, and leaves the level as it is
   */
  public void setLevel(String level) {
    Level known = Level.toLevel(level, null);
    if (known == null) {
      addError("Baton knows no level " + level);
    } else {
      least = known.levelInt;
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable t) {
    return level.levelInt >= least
            && Frame.isDebugging()
            && isMeant(logger.getName())
            && isHeldBack(level.levelInt, logger.getEffectiveLevel().levelInt)
        ? FilterReply.ACCEPT
        : FilterReply.NEUTRAL;
  }

  /** What is written anyway is left to the filters behind this one, which may deny it. */
  private static boolean isHeldBack(int level, int own) {
    return level < own && own < Level.OFF_INT;
  }

  private boolean isMeant(String logger) {
    String[] named = loggers;
    int meant = named.length == 0 ? 0 : longest(named, logger);
    return meant >= 0 && meant >= longest(WORDY, logger);
  }

  /** The length of the longest of these that is the logger or stands above it; -1 when none does. */
  private static int longest(String[] names, String logger) {
    int longest = -1;
    for (String name : names) {
      int length = name.length();
      if (length > longest
          && logger.startsWith(name)
          && (logger.length() == length
              || logger.charAt(length) == '.'
              || logger.charAt(length) == '$')) {
        longest = length;
      }
    }
    return longest;
  }
}

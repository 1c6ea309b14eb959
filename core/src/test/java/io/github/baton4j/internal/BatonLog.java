// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * What Baton itself logs while this is open. Opening it makes Baton forget what it has warned of before, so that one
 * test does not silence another.
 */
public final class BatonLog implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.baton4j");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  public BatonLog() {
    last().clear();
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
  }

  /** The messages of level WARN, in order. */
  public List<String> warnings() {
    List<String> out = new ArrayList<>();
    for (ILoggingEvent event : List.copyOf(appender.list)) {
      if (event.getLevel() == Level.WARN) {
        out.add(event.getFormattedMessage());
      }
    }
    return out;
  }

  /** Everything, of whatever level. */
  public int size() {
    return appender.list.size();
  }

  /** Lets time pass for everything that was warned of. */
  void pass(long nanos) {
    last().replaceAll((kind, at) -> at - nanos);
  }

  int kindsRemembered() {
    return last().size();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setLevel(null);
    logger.setAdditive(true);
    last().clear();
  }

  @SuppressWarnings("unchecked") // it is what the field holds
  private static Map<String, Long> last() {
    try {
      Field field = Guard.class.getDeclaredField("LAST");
      field.setAccessible(true);
      return (Map<String, Long>) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while this is open, with the MDC of the moment of each line. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger;
  private final List<ILoggingEvent> lines = Collections.synchronizedList(new ArrayList<>());

  /** Listens to a logger and to those below it. */
  public LogLines(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(this);
    start();
  }

  @Override
  protected void append(ILoggingEvent line) {
    line.prepareForDeferredProcessing();
    lines.add(line);
  }

  public List<ILoggingEvent> lines() {
    synchronized (lines) {
      return new ArrayList<>(lines);
    }
  }

  public List<String> messages(Level level) {
    List<String> messages = new ArrayList<>();
    for (ILoggingEvent line : lines()) {
      if (line.getLevel().equals(level)) {
        messages.add(line.getFormattedMessage());
      }
    }
    return messages;
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
    logger.setAdditive(true);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.ArrayList;
import java.util.List;

/** Writes late what it has not prepared for that: not one to be copied. */
public final class ForgetfulAppender extends OutputStreamAppender<ILoggingEvent> {
  private final List<ILoggingEvent> events = new ArrayList<>();

  @Override
  public void start() {
    setOutputStream(System.out);
    super.start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  @Override
  public void stop() {
    events.forEach(super::append);
    super.stop();
  }
}

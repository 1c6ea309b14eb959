// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.lambda.BatonLambda;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A function that logs at each level, in a request that is to have its debug lines, in one that is not, and outside of both. */
final class DebugProcess {
  private static final BatonLambda BATON = BatonLambda.using(Baton.builder().build());

  private DebugProcess() {}

  public static void main(String[] none) {
    say("outside");
    for (String flag : new String[] {"false", "true"}) {
      Map<String, Object> event =
          Events.direct(Map.of("x-correlation-id", "c-" + flag, "debug-log-enabled", flag));
      BATON.handle(event, Invocation.of("request-" + flag), () -> {
        say(flag);
        return null;
      });
    }
    BATON.handle(Events.direct(Map.of()), Invocation.of("request-later"), () -> {
      say("before");
      CorrelationContext.debug(true);
      say("after");
      return null;
    });
    say("outside again");
  }

  private static void say(String where) {
    for (String name : new String[] {FunctionProcess.LOGGER, "software.amazon.awssdk.request"}) {
      Logger log = LoggerFactory.getLogger(name);
      log.info("{}, debug enabled: {}", where, log.isDebugEnabled());
      log.debug("{}, debug", where);
      log.trace("{}, trace", where);
    }
  }
}

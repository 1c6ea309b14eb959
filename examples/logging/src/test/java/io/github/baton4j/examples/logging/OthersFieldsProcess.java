// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import io.github.baton4j.Baton;
import io.github.baton4j.lambda.BatonLambda;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A function whose fields are not all Baton's, and one that calls an ID what the line calls something else. */
final class OthersFieldsProcess {
  private OthersFieldsProcess() {}

  public static void main(String[] none) {
    Logger log = LoggerFactory.getLogger(FunctionProcess.LOGGER);
    MDC.put("theirs", "\u001b[31m");
    log.info("of others");
    MDC.remove("theirs");
    Map<String, Object> event = Events.direct(Map.of("x-correlation-id", "c-1"));
    BatonLambda.using(Baton.builder().mdcName("x-correlation-id", "message").build())
        .handle(event, Invocation.of("request-1"), () -> {
          log.info("called the same");
          return null;
        });
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.github.baton4j.lambda.BatonLambda;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** A function that logs in both ways that there are. */
public final class Telling implements RequestHandler<Map<String, Object>, Object> {
  private static final BatonLambda BATON = BatonLambda.create();

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    return BATON.handle(event, context, () -> {
      context.getLogger().log("by Lambda's logger\n", LogLevel.WARN);
      LoggerFactory.getLogger("function").info("by slf4j");
      throw new IllegalStateException("told");
    });
  }
}

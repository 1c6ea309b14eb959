// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.lambda.BatonLambda;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** A function that has no logger, so that nobody has asked for one before its first invocations, which come at once. */
public final class Loggerless implements RequestHandler<Map<String, Object>, Object> {
  private static final BatonLambda BATON = BatonLambda.create();
  private static final CyclicBarrier ALL =
      new CyclicBarrier(Integer.parseInt(System.getenv("AWS_LAMBDA_MAX_CONCURRENCY")));

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    try {
      ALL.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return BATON.handle(event, context, () -> {
      throw new IllegalArgumentException("no such post");
    });
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.lambda.BatonLambda;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A function that logs wherever a function can, and ends in the ways that an invocation can end. */
public final class Ending {
  /** So many elements are more than the heap of any test has room for. */
  private static final int TOO_MANY = Integer.MAX_VALUE - 8;

  private static final Logger log = LoggerFactory.getLogger("function");
  private static final BatonLambda BATON = BatonLambda.create();

  static {
    log.info("loading");
  }

  /** Where {@code ENDING} is set, nothing comes of it. */
  public Ending() {
    log.info("constructing");
    if (System.getenv("ENDING") != null) {
      throw new IllegalStateException("never born");
    }
  }

  public Object handle(Map<String, Object> event, Context context) throws Exception {
    log.info("before the scope");
    try {
      return BATON.handle(event, context, () -> end((String) event.get("how")));
    } finally {
      log.info("after the scope");
    }
  }

  private static Object end(String how) throws Exception {
    log.info("in the scope");
    Thread bare = new Thread(() -> log.info("on a bare thread"));
    bare.start();
    bare.join();
    switch (how) {
      case "throws" -> throw new IllegalStateException("no room");
      case "memory" -> {
        return new long[TOO_MANY];
      }
      case "exits" -> Runtime.getRuntime().halt(3);
      case "hangs" -> new CountDownLatch(1).await();
      default -> {}
    }
    return "done";
  }
}

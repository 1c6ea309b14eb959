// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.lambda.BatonLambda;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Functions that fail, each with Baton and without. */
public final class Failing {
  private Failing() {}

  /** What a user's code fails with. */
  public static final class SoldOut extends Exception {
    private static final long serialVersionUID = 1;

    SoldOut(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static Object sell(String how) throws Exception {
    switch (how) {
      case "unchecked" -> throw new IllegalArgumentException("no such post");
      case "checked" -> throw new SoldOut("none left", new IOException("the shelf is empty"));
      case "silent" -> throw new SoldOut(null, null);
      case "assertion" -> throw new AssertionError("two of one");
      case "deep" -> {
        return sell(how);
      }
      case "memory" -> throw new OutOfMemoryError("by hand");
      default -> {
        return "sold";
      }
    }
  }

  /** Without Baton. */
  public static final class Without {
    public Object handle(Map<String, String> event, Context context) throws Exception {
      return sell(event.get("how"));
    }
  }

  /** With Baton. */
  public static final class With {
    /** As functions have one: with the first of it SLF4J gets itself ready, on the one thread that there is then. */
    static final Logger LOG = LoggerFactory.getLogger("function");

    private static final BatonLambda BATON = BatonLambda.create();

    public Object handle(Map<String, String> event, Context context) throws Exception {
      return BATON.handle(event, context, () -> sell(event.get("how")));
    }
  }

  /** A constructor that fails, without Baton. */
  public static final class BornWithout implements RequestHandler<String, String> {
    public BornWithout() throws Exception {
      sell("checked");
    }

    @Override
    public String handleRequest(String event, Context context) {
      return event;
    }
  }

  /** A constructor that fails, with Baton. */
  public static final class BornWith implements RequestHandler<String, String> {
    private final BatonLambda baton = BatonLambda.create();

    public BornWith() throws Exception {
      sell("checked");
    }

    @Override
    public String handleRequest(String event, Context context) {
      return baton.handle((Object) event, context, () -> event);
    }
  }

  /** An initialiser that fails, without Baton. */
  public static final class LoadedWithout implements RequestHandler<String, String> {
    static final Object SOLD = soldOrThrow();

    @Override
    public String handleRequest(String event, Context context) {
      return event;
    }
  }

  /** An initialiser that fails, with Baton. */
  public static final class LoadedWith implements RequestHandler<String, String> {
    private static final BatonLambda BATON = BatonLambda.create();
    static final Object SOLD = soldOrThrow();

    @Override
    public String handleRequest(String event, Context context) {
      return BATON.handle((Object) event, context, () -> event);
    }
  }

  private static Object soldOrThrow() {
    try {
      return sell("unchecked");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

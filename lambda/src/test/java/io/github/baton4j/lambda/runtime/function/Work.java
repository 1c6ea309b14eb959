// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the functions of the matrix do: lines that say of which invocation they are, whatever the MDC says. */
public final class Work {
  private static final Logger LOG = LoggerFactory.getLogger("function");

  private Work() {}

  /** The function as a whole: Baton's scope, where the user opens one, is within. */
  static <T> T framed(Context context, Callable<T> body) {
    LOG.info("before {}", context.getAwsRequestId());
    try {
      return body.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      LOG.info("after {}", context.getAwsRequestId());
    }
  }

  /** In the scope of an invocation. The answer is what the MDC has. */
  static String inside(Context context) {
    LOG.info("inside {}", context.getAwsRequestId());
    return String.valueOf(MDC.get("x-correlation-id"));
  }

  /** In the scope of a record. */
  static void record(Context context, String id) {
    LOG.info("record {} {}", context.getAwsRequestId(), id);
  }
}

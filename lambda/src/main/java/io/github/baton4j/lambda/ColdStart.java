// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which invocation has paid for the start of this environment: the first of this JVM, unless it was started ahead of any
 * request. Safe for use by any thread; of several at once one is the first.
 */
final class ColdStart {
  /** The first invocation's, by which it is known again when it opens a second scope; its request ID comes again in a retry. */
  private static final AtomicReference<@Nullable WeakReference<@Nullable Context>> FIRST =
      new AtomicReference<>();

  private ColdStart() {}

  static boolean isOf(@Nullable Context context) {
    WeakReference<@Nullable Context> first = FIRST.get();
    if (first == null && FIRST.compareAndSet(null, new WeakReference<>(context))) {
      return isOnDemand();
    }
    first = FIRST.get();
    return context != null && first != null && first.get() == context && isOnDemand();
  }

  /** Source: Lambda's defined environment variables, AWS_LAMBDA_INITIALIZATION_TYPE. */
  private static boolean isOnDemand() {
    String type = System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE");
    return !"provisioned-concurrency".equals(type) && !"lambda-managed-instances".equals(type);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import io.github.baton4j.transport.Received;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An event together with the invocation that brought it. A batch's own scope, outside any of its records, belongs to no chain
 * of theirs, so its ID is that of the invocation; its chain is as long as the longest of theirs, so that a loop does not hide
 * in it.
 */
final class Invocation extends Received {
  private static final int SINGLE = 0;
  static final int BATCH = 1;
  static final int BATCH_OF_SCOPES = 2;

  /** What the runtime sets where it runs one invocation at a time. */
  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  /** The first invocation's, by which it is known again when it opens a second scope; its request ID comes again in a retry. */
  private static final AtomicReference<@Nullable WeakReference<@Nullable Context>> FIRST =
      new AtomicReference<>();

  private final Incoming event;
  private final @Nullable Context context;
  private final int kind;

  Invocation(Incoming event, @Nullable Context context) {
    this(event, context, SINGLE);
  }

  Invocation(Incoming event, @Nullable Context context, int kind) {
    super(event.transport(), event.edge());
    this.event = event;
    this.context = context;
    this.kind = kind;
  }

  @Override
  public Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields() {
    return event.fields();
  }

  @Override
  public Incoming source() {
    return event;
  }

  @Override
  public boolean isRoot() {
    return true;
  }

  /** The function's own trace comes before the event's: it has this function as the parent. */
  @Override
  public @Nullable String traceHeader() {
    String trace = null;
    try {
      trace = context == null ? null : context.getXrayTraceId();
    } catch (Throwable e) {
      // aws-lambda-java-core before 1.4.0 does not have the method, and a test's stub may throw.
      Guard.rethrowFatal(e);
    }
    if (Values.xrayRoot(trace) == null) {
      trace = System.getProperty(TRACE_PROPERTY);
    }
    return trace == null ? event.traceHeader() : trace;
  }

  @Override
  public @Nullable String fallbackId() {
    String id = event.fallbackId();
    return id == null ? awsRequestId() : id;
  }

  @Override
  public boolean isBatch() {
    return kind != SINGLE;
  }

  @Override
  public boolean recordsFollow() {
    return kind == BATCH_OF_SCOPES;
  }

  @Override
  public Map<String, String> localFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    String requestId = awsRequestId();
    if (requestId != null) {
      fields.put(Names.AWS_REQUEST_ID, requestId);
    }
    fields.put(Names.COLD_START, Boolean.toString(isColdStart(context)));
    putTenant(fields);
    putFunction(fields);
    fields.putAll(event.localFields());
    return fields;
  }

  /**
   * Whether it has paid for the start of this environment: the first of this JVM, unless it was started ahead of any request.
   * Of several at once one is the first.
   */
  private static boolean isColdStart(@Nullable Context context) {
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

  private void putTenant(Map<String, String> fields) {
    try {
      String tenant = context == null ? null : context.getTenantId();
      if (tenant != null) {
        fields.put(Names.TENANT_ID, tenant);
      }
    } catch (Throwable e) {
      Guard.rethrowFatal(e); // aws-lambda-java-core before 1.3.0 does not have it
    }
  }

  private void putFunction(Map<String, String> fields) {
    try {
      if (context != null) {
        fields.put(Names.FUNCTION_NAME, context.getFunctionName());
        fields.put(Names.FUNCTION_VERSION, context.getFunctionVersion());
      }
    } catch (Throwable e) {
      Guard.rethrowFatal(e); // a test's stub may throw from what it does not need
    }
  }

  private @Nullable String awsRequestId() {
    return context == null ? null : context.getAwsRequestId();
  }
}

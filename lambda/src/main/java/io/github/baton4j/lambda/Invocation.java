// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.RootScope;
import io.github.baton4j.internal.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event together with the invocation that brought it. */
class Invocation implements Incoming, RootScope {
  /** What the runtime sets where it runs one invocation at a time. */
  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private final Incoming event;
  private final @Nullable Context context;

  Invocation(Incoming event, @Nullable Context context) {
    this.event = event;
    this.context = context;
  }

  @Override
  public Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields() {
    return event.fields();
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
    return false;
  }

  @Override
  public boolean edge() {
    return event.edge();
  }

  @Override
  public Map<String, String> localFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    String requestId = awsRequestId();
    if (requestId != null) {
      fields.put(Names.AWS_REQUEST_ID, requestId);
    }
    fields.put(Names.COLD_START, Boolean.toString(ColdStart.isOf(context)));
    putTenant(fields);
    putFunction(fields);
    fields.putAll(event.localFields());
    return fields;
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

  @Override
  public String transport() {
    return event.transport();
  }
}

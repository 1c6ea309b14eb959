// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** An interceptor of the function's own, registered by a file of the same name as Baton's. */
public final class AuditInterceptor implements ExecutionInterceptor {
  private static final Logger log = LoggerFactory.getLogger(AuditInterceptor.class);

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    log.info("audited {}", context.request().getClass().getSimpleName());
  }
}

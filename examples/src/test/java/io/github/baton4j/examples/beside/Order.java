// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import java.util.List;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Who is registered first where two interceptors stand on one client. */
enum Order {
  BATON_FIRST,
  OPEN_TELEMETRY_FIRST;

  ClientOverrideConfiguration configuration(ExecutionInterceptor baton, Tracing tracing) {
    ExecutionInterceptor theirs = tracing.interceptor();
    return ClientOverrideConfiguration.builder()
        .executionInterceptors(
            this == BATON_FIRST ? List.of(baton, theirs) : List.of(theirs, baton))
        .build();
  }
}

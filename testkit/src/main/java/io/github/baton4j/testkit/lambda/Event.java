// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import org.jspecify.annotations.Nullable;

/**
 * What a function is invoked with. Immutable.
 *
 * @param json the payload
 * @param trace X-Ray's trace header
 * @param tenant the tenant's ID
 * @param clientContext the JSON of the client context, not encoded
 */
public record Event(
    String json,
    @Nullable String trace,
    @Nullable String tenant,
    @Nullable String clientContext) {
  /** A payload and nothing else. */
  public static Event of(String json) {
    return new Event(json, null, null, null);
  }

  public Event withTrace(String header) {
    return new Event(json, header, tenant, clientContext);
  }

  public Event withTenant(String id) {
    return new Event(json, trace, id, clientContext);
  }

  public Event withClientContext(String context) {
    return new Event(json, trace, tenant, context);
  }
}

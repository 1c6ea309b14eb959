// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.http.CallContexts.CallContext;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.HttpDestination;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Notes which host is called, once the user's own interceptors have had their say. An application interceptor, since the
 * first network hop may be a redirect's already, which the cache has answered with.
 */
final class CalledHost implements Interceptor {
  private final CallContexts contexts;

  CalledHost(CallContexts contexts) {
    this.contexts = contexts;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      CallContext context = contexts.of(chain.call());
      if (context != null) {
        context.calls(chain.request().url().host());
      }
    } catch (Throwable e) {
      Guard.swallow(Counters.SCOPELESS, HttpDestination.TRANSPORT, e);
    }
    return chain.proceed(chain.request());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.http.CallContexts.CallContext;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.HttpDestination;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Snapshot;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the IDs of a call on each of its network hops, as a network interceptor: the header of an application interceptor
 * would follow a redirect to anybody's host. As the last application interceptor it notes before which host is called, once
 * the user's own have had their say: the first network hop may be a redirect's already, which the cache has answered with.
 * One object stands in both places.
 */
final class HeaderInterceptor implements Interceptor {
  private final CallContexts contexts;

  HeaderInterceptor(CallContexts contexts) {
    this.contexts = contexts;
  }

  CallContexts contexts() {
    return contexts;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (chain.connection() == null) { // which network interceptors alone have
      noteHost(chain.call(), request);
    } else {
      request = injected(chain.call(), request);
    }
    return chain.proceed(request);
  }

  private void noteHost(Call call, Request request) {
    try {
      CallContext context = contexts.of(call);
      if (context != null) {
        context.calls(request.url().host());
      }
    } catch (Throwable e) {
      contexts.lose(call, e);
    }
  }

  private Request injected(Call call, Request request) {
    Snapshot snapshot = null;
    try {
      CallContext context = contexts.of(call);
      if (call == contexts.lost) {
        return request;
      }
      snapshot = context == null ? null : context.snapshot();
      if (context == null || snapshot == null) {
        Snapshot.counters(null).add(HttpDestination.TRANSPORT, Outcome.NO_SCOPE);
        return request;
      }
      HttpUrl url = request.url();
      boolean called = url.host().equals(context.calledHost(call));
      Injection injection =
          HttpDestination.injection(snapshot, url.host(), url.port(), url.encodedQuery(), called);
      if (injection == null) {
        return request;
      }
      Request changed = changed(request, injection);
      Snapshot.counters(snapshot)
          .add(HttpDestination.TRANSPORT, injection.outcome(snapshot.done()));
      return changed;
    } catch (Throwable e) {
      Guard.swallow(Snapshot.counters(snapshot), HttpDestination.TRANSPORT, e);
      return request;
    }
  }

  private static Request changed(Request request, Injection injection) {
    Headers headers = request.headers();
    for (int i = 0; i < headers.size(); i++) {
      injection.sees(headers.name(i), headers.value(i));
    }
    injection.fill();
    if (!injection.isChange()) {
      return request;
    }
    Request.Builder builder = request.newBuilder();
    for (int i = 0; i < injection.size(); i++) {
      if (injection.isChosen(i)) {
        builder.header(injection.name(i), injection.value(i));
      }
    }
    return builder.build();
  }
}

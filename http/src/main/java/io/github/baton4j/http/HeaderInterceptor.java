// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.HttpDestination;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Snapshot;
import java.io.IOException;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Puts the IDs of a call on each of its network hops, as a network interceptor: the header of an application interceptor
 * would follow a redirect to anybody's host. As the last application interceptor it notes before which host is called, once
 * the user's own have had their say: the first network hop may be a redirect's already, which the cache has answered with.
 * One object stands in both places, and keeps what was current where each call was made, until the call ends or is
 * forgotten. Safe for use by any thread.
 */
class HeaderInterceptor implements Interceptor {
  // Calls have no equals of their own, so both of these are by identity. The first is the lock of
  // both.

  /**
   * What a call takes along, {@link Snapshot#NOTHING} where that is nothing whatever its thread has: what is current where
   * it is run may be another call's, whose thread handed it on, or an interceptor's own.
   */
  private final Map<Call, Snapshot> byCall = new WeakHashMap<>();

  /** Which host is called, of calls of which an interceptor has changed it. */
  private final Map<Call, String> calledHosts = new WeakHashMap<>();

  /** The call of which a fault was counted last: it gets nothing later on that it did not get there. */
  private volatile @Nullable Call lost;

  /** Keeps what is current where a call is made, or where one is run of which nothing is kept. */
  void made(Call call) {
    try {
      Snapshot current = Snapshot.current();
      if (current != null) {
        put(call, current);
      }
    } catch (Throwable e) {
      lose(call, e);
    }
  }

  /** Keeps what is current where a call is made of whose start nobody will tell, be it nothing. */
  void keep(Call call) {
    try {
      Snapshot current = Snapshot.current();
      put(call, current == null ? Snapshot.NOTHING : current);
    } catch (Throwable e) {
      lose(call, e);
    }
  }

  /** Keeps what is current where a call is started that was made where nothing was. */
  void started(Call call) {
    try {
      Snapshot current = Snapshot.current();
      synchronized (byCall) {
        if (byCall.get(call) == null) {
          byCall.put(call, current == null ? Snapshot.NOTHING : current);
        }
      }
    } catch (Throwable e) {
      lose(call, e);
    }
  }

  /** What is kept for a call; of one that nobody saw start, what is current on this thread. */
  @Nullable
  Snapshot of(Call call) {
    Snapshot kept = kept(call);
    if (kept == null) {
      made(call);
      kept = kept(call);
    }
    return kept;
  }

  private @Nullable Snapshot kept(Call call) {
    synchronized (byCall) {
      return byCall.get(call);
    }
  }

  private void put(Call call, Snapshot snapshot) {
    synchronized (byCall) {
      byCall.put(call, snapshot);
    }
  }

  /** Counts a fault, with which its call is left alone. */
  private void lose(Call call, Throwable fault) {
    lost = call;
    Guard.swallow(Counters.SCOPELESS, HttpDestination.TRANSPORT, fault);
  }

  void forget(Call call) {
    synchronized (byCall) {
      byCall.remove(call);
      calledHosts.remove(call);
    }
  }

  /** How many calls are kept, for tests. */
  int size() {
    synchronized (byCall) {
      return byCall.size();
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Call call = chain.call();
    if (chain.connection() != null) { // which network interceptors alone have
      return chain.proceed(injected(call, request));
    }
    noteHost(call, request);
    return chain.proceed(request);
  }

  private void noteHost(Call call, Request request) {
    try {
      if (of(call) != null) {
        String host = request.url().host();
        boolean isChanged = !host.equals(call.request().url().host());
        synchronized (byCall) {
          if (isChanged) {
            calledHosts.put(call, host);
          } else {
            calledHosts.remove(call);
          }
        }
      }
    } catch (Throwable e) {
      lose(call, e);
    }
  }

  private String calledHost(Call call) {
    String changed;
    synchronized (byCall) {
      changed = calledHosts.get(call);
    }
    return changed == null ? call.request().url().host() : changed;
  }

  private Request injected(Call call, Request request) {
    Snapshot snapshot = null;
    try {
      snapshot = of(call);
      if (call == lost) {
        return request;
      }
      if (snapshot == null || snapshot == Snapshot.NOTHING) {
        Snapshot.counters(null).add(HttpDestination.TRANSPORT, Outcome.NO_SCOPE);
        return request;
      }
      HttpUrl url = request.url();
      boolean called = url.host().equals(calledHost(call));
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
      if (i >= injection.newSize()) {
        builder.header(injection.name(i), injection.value(i));
      } else if (injection.isChosen(i)) {
        builder.addHeader(injection.name(i), injection.value(i)); // there is none to look for
      }
    }
    return builder.build();
  }
}

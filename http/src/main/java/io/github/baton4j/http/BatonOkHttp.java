// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.HttpDestination;
import java.util.Iterator;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes an OkHttp client take the current IDs along on every call, synchronous and enqueued.
 *
 * <pre>{@code
 * OkHttpClient http = BatonOkHttp.install(new OkHttpClient.Builder()).build();
 * }</pre>
 *
 * <p>The IDs of a call are those that were current where it was made ({@code newCall}), whichever thread runs it; of one that
 * was made where nothing was, those where it is started, and none where a listener of the user's is in the way. A
 * {@code clone()} is a call of its own, made where it was cloned. They are put on each
 * network hop, one header per ID that is absent: without a {@linkplain io.github.baton4j.Baton.Builder#allowHosts list
 * of allowed hosts} on hops to the host that was called, and not on a redirect to another one; with a list on hops to
 * listed hosts only. A request that has another {@code x-correlation-id} is left alone, and so is a presigned URL. Never
 * fails a call.
 *
 * <p>Install last, on a derived builder, too: a later {@code eventListener(…)} or {@code eventListenerFactory(…)} replaces
 * what ties enqueued calls to their IDs, and they go without (counted as {@code no scope}), or, where the dispatcher's
 * executor hands contexts on, with those of whoever handed them to it; an interceptor that is added
 * later and calls another host makes that one a stranger. What was set before is kept.
 * OkHttp runs no network interceptor for {@code newWebSocket}: give the request
 * {@link io.github.baton4j.Baton#headers} instead.
 *
 * <p>Needs OkHttp, 4.12 or 5.5. Safe for use by any number of threads.
 *
 * <p>Cost: where IDs are sent, less than calls differ by among themselves; where none are, some 0.1 µs and an entry of 40 bytes,
 * which is gone after the call (benchmarks/RESULTS.md, OkHttpSend and EmptyContext).
 *
 * @since 0.1.0
 */
public final class BatonOkHttp {
  private BatonOkHttp() {}

  /**
   * Installs on a builder; a second time is once.
   *
   * @param builder changed in its place
   * @return the same builder
   * @throws NullPointerException when it is null
   */
  public static OkHttpClient.Builder install(OkHttpClient.Builder builder) {
    Objects.requireNonNull(builder, "builder == null");
    try {
      // The builder does not tell its listener factory, a client does.
      install(builder, builder.build().eventListenerFactory());
    } catch (Throwable e) {
      Guard.swallow(Counters.SCOPELESS, HttpDestination.TRANSPORT, e);
    }
    return builder;
  }

  /**
   * A factory of calls on a client that is there already, sharing its connections, dispatcher and settings.
   *
   * @param client stays as it is
   * @return calls of it take the current IDs along; the client itself when something goes wrong, which is counted
   * @throws NullPointerException when it is null
   */
  public static Call.Factory callFactory(OkHttpClient client) {
    Objects.requireNonNull(client, "client == null");
    try {
      OkHttpClient.Builder builder = client.newBuilder();
      install(builder, client.eventListenerFactory());
      return builder.build();
    } catch (Throwable e) {
      Guard.swallow(Counters.SCOPELESS, HttpDestination.TRANSPORT, e);
      return client;
    }
  }

  /**
   * A callback for {@code enqueue} that is called with what is current now. OkHttp calls back on threads of its own, where
   * nothing is.
   *
   * @param callback called once, as OkHttp calls it
   * @return a callback for one call
   * @throws NullPointerException when it is null
   */
  public static Callback wrap(Callback callback) {
    return WrappedCallback.of(callback);
  }

  private static @Nullable HeaderInterceptor installed(OkHttpClient.Builder builder) {
    for (Interceptor interceptor : builder.networkInterceptors()) {
      if (interceptor instanceof HeaderInterceptor installed) {
        return installed;
      }
    }
    return null;
  }

  /** What is there already stays, or is set anew where it was replaced or is no longer the last. */
  private static void install(OkHttpClient.Builder builder, EventListener.Factory listeners) {
    HeaderInterceptor installed = installed(builder);
    if (installed == null) {
      installed = new HeaderInterceptor();
      builder.addNetworkInterceptor(installed);
    }
    Iterator<Interceptor> interceptors = builder.interceptors().iterator();
    while (interceptors.hasNext()) {
      if (interceptors.next() instanceof HeaderInterceptor) {
        interceptors.remove();
      }
    }
    builder.addInterceptor(installed);
    if (!(listeners instanceof CallListeners)) {
      builder.eventListenerFactory(new CallListeners(installed, listeners));
    }
  }
}

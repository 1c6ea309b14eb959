// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Snapshot;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** What was current where each call was made, until the call ends or is forgotten. Safe for use by any thread. */
class CallContexts {
  /** Calls have no equals of their own, so this is by identity. */
  private final Map<Call, CallContext> byCall = Collections.synchronizedMap(new WeakHashMap<>());

  /** Keeps what is current on this thread for a call; where nothing is, what was kept before stays. */
  void remember(Call call) {
    try {
      Snapshot current = Snapshot.current();
      if (current != null) {
        byCall.put(call, new CallContext(current));
      }
    } catch (Throwable e) {
      Guard.swallow(Counters.SCOPELESS, EventHeaders.TRANSPORT, e);
    }
  }

  /** What is kept for a call; of a call that nobody listened to, what is current on this thread. */
  @Nullable
  CallContext of(Call call) {
    CallContext context = byCall.get(call);
    if (context == null) {
      remember(call);
      context = byCall.get(call);
    }
    return context;
  }

  void forget(Call call) {
    byCall.remove(call);
  }

  /** How many calls are kept, for tests. */
  int size() {
    return byCall.size();
  }

  /** One call's IDs, and where its first hop went. */
  static final class CallContext {
    private final Snapshot snapshot;
    private volatile @Nullable String firstHost;

    CallContext(Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    Snapshot snapshot() {
      return snapshot;
    }

    /** Whether a hop goes to the host of the first hop. Hops of one call follow one another. */
    boolean isFirstHost(String host) {
      String first = firstHost;
      if (first == null) {
        firstHost = host;
        return true;
      }
      return first.equals(host);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.HttpDestination;
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

  /** The call of which a fault was counted last: it gets nothing later on that it did not get there. */
  volatile @Nullable Call lost;

  /** Counts a fault, with which its call is left alone. */
  void lose(Call call, Throwable fault) {
    lost = call;
    Guard.swallow(Counters.SCOPELESS, HttpDestination.TRANSPORT, fault);
  }

  /** Keeps what is current where a call is made. */
  void made(Call call) {
    try {
      Snapshot current = Snapshot.current();
      if (current != null) {
        byCall.put(call, new CallContext(current));
      }
    } catch (Throwable e) {
      lose(call, e);
    }
  }

  /**
   * Keeps what is current where a call is started that was made where nothing was; be it nothing again, so that it cannot
   * be taken for the call whose thread hands it on.
   */
  void started(Call call) {
    try {
      if (byCall.get(call) == null) {
        byCall.put(call, new CallContext(Snapshot.current()));
      }
    } catch (Throwable e) {
      lose(call, e);
    }
  }

  /** What is kept for a call; of one that nobody saw start, what is current on this thread. */
  @Nullable
  CallContext of(Call call) {
    CallContext context = byCall.get(call);
    if (context == null) {
      made(call);
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

  /** One call's IDs, and which host it calls. */
  static final class CallContext {
    private final @Nullable Snapshot snapshot;
    private volatile @Nullable String calledHost;

    CallContext(@Nullable Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    /** What the call takes along; null when it was made and started where nothing was current. */
    @Nullable
    Snapshot snapshot() {
      return snapshot;
    }

    void calls(String host) {
      calledHost = host;
    }

    String calledHost(Call call) {
      String noted = calledHost;
      return noted == null ? call.request().url().host() : noted;
    }
  }
}

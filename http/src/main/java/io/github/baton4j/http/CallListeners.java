// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Notices calls on the thread that makes them. A user's own listener is handed on as it is, and not wrapped: a wrapper
 * compiled today would swallow the events that a later OkHttp adds.
 */
final class CallListeners implements EventListener.Factory {
  private final CallContexts contexts;
  private final EventListener.Factory theirs;
  private final EventListener ours;

  CallListeners(CallContexts contexts, EventListener.Factory theirs) {
    this.contexts = contexts;
    this.theirs = theirs;
    this.ours = new StartListener(contexts);
  }

  @Override
  public EventListener create(Call call) {
    contexts.made(call);
    EventListener listener = theirs.create(call);
    return listener == EventListener.NONE ? ours : listener;
  }

  /** Also sees where the call is started, and when it ends. */
  private static final class StartListener extends EventListener {
    private final CallContexts contexts;

    StartListener(CallContexts contexts) {
      this.contexts = contexts;
    }

    @Override
    public void callStart(Call call) {
      contexts.started(call);
    }

    @Override
    public void callEnd(Call call) {
      contexts.forget(call);
    }

    @Override
    public void callFailed(Call call, IOException failure) {
      contexts.forget(call);
    }
  }
}

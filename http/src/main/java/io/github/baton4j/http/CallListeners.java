// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Notices calls on the thread that makes them, as the factory of listeners, and, where the user has none, where they are
 * started and when they end, as the listener of all of them. A user's own listener is handed on as it is, and not wrapped:
 * a wrapper compiled today would swallow the events that a later OkHttp adds.
 */
final class CallListeners extends EventListener implements EventListener.Factory {
  private final CallContexts contexts;
  private final EventListener.Factory theirs;

  CallListeners(CallContexts contexts, EventListener.Factory theirs) {
    this.contexts = contexts;
    this.theirs = theirs;
  }

  @Override
  public EventListener create(Call call) {
    EventListener listener = theirs.create(call);
    if (listener == EventListener.NONE) {
      contexts.made(call);
      return this;
    }
    contexts.started(
        call); // nobody will tell us, and what the dispatcher's thread has is another call's
    return listener;
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

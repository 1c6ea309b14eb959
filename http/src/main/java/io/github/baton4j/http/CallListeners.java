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
  private final HeaderInterceptor calls;
  private final EventListener.Factory theirs;

  CallListeners(HeaderInterceptor calls, EventListener.Factory theirs) {
    this.calls = calls;
    this.theirs = theirs;
  }

  @Override
  public EventListener create(Call call) {
    EventListener listener = theirs.create(call);
    if (listener == EventListener.NONE) {
      calls.made(call);
      return this;
    }
    calls.keep(call); // nobody will tell us, and what the dispatcher's thread has is another call's
    return listener;
  }

  @Override
  public void callStart(Call call) {
    calls.started(call);
  }

  @Override
  public void callEnd(Call call) {
    calls.forget(call);
  }

  @Override
  public void callFailed(Call call, IOException failure) {
    calls.forget(call);
  }
}

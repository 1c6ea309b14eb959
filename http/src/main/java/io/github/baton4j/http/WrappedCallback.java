// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Snapshot;
import java.io.IOException;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** A callback that carries what was current where it was made. */
final class WrappedCallback implements Callback {
  private final Snapshot snapshot = Snapshot.take();
  private final Callback callback;

  private WrappedCallback(Callback callback) {
    this.callback = Objects.requireNonNull(callback, "callback == null");
  }

  /** Made here, since whoever returns it as what it is not has that class loaded before it runs at all. */
  static Callback of(Callback callback) {
    return new WrappedCallback(callback);
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    Frame frame = snapshot.open();
    try (frame) {
      callback.onFailure(call, failure);
    }
  }

  @Override
  public void onResponse(Call call, Response response) throws IOException {
    Frame frame = snapshot.open();
    try (frame) {
      callback.onResponse(call, response);
    }
  }
}

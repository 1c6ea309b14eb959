// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** A call on a thread of OkHttp's, waited for. */
final class QueuedCall {
  private QueuedCall() {}

  static Response answer(Call call) throws Exception {
    CompletableFuture<Response> response = new CompletableFuture<>();
    call.enqueue(new Callback() {
      @Override
      public void onFailure(Call failed, IOException e) {
        response.completeExceptionally(e);
      }

      @Override
      public void onResponse(Call done, Response answer) {
        response.complete(answer);
      }
    });
    return response.get(30, TimeUnit.SECONDS);
  }
}

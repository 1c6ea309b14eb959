// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** What became of enqueued calls. */
class OkHttpAnswers implements Callback {
  final List<Integer> codes = new CopyOnWriteArrayList<>();
  final List<IOException> failures = new CopyOnWriteArrayList<>();
  private final CountDownLatch left;

  OkHttpAnswers(int calls) {
    left = new CountDownLatch(calls);
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    failures.add(failure);
    left.countDown();
  }

  @Override
  public void onResponse(Call call, Response response) {
    response.close();
    codes.add(response.code());
    left.countDown();
  }

  /** Waits for all of them. */
  OkHttpAnswers await() throws InterruptedException {
    assertTrue(left.await(30, TimeUnit.SECONDS));
    return this;
  }
}

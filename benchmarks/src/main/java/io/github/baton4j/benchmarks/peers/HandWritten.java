// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;

/** What one writes by hand around IDs that a thread has: no rules, no limits, nothing is looked at. */
public final class HandWritten {
  private static final ThreadLocal<Map<String, String>> IDS = ThreadLocal.withInitial(Map::of);

  private HandWritten() {}

  /** The IDs of this thread. */
  static Map<String, String> ids() {
    return IDS.get();
  }

  /** Sets the IDs of this thread. */
  public static void open(Map<String, String> ids) {
    IDS.set(ids);
  }

  /** Takes the IDs from this thread. */
  public static void close() {
    IDS.remove();
  }

  /** An interceptor for OkHttp that sets a header per ID. */
  public static Interceptor http() {
    return chain -> {
      Request.Builder request = chain.request().newBuilder();
      for (Map.Entry<String, String> id : ids().entrySet()) {
        request.header(id.getKey(), id.getValue());
      }
      return chain.proceed(request.build());
    };
  }
}

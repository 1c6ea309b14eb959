// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.hand;

import java.io.IOException;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** A header for each ID. */
final class IdHeaders implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request.Builder request = chain.request().newBuilder();
    for (Map.Entry<String, String> id : Ids.current().entrySet()) {
      request.header(id.getKey(), id.getValue());
    }
    return chain.proceed(request.build());
  }
}

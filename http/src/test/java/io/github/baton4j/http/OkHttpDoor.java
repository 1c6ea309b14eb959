// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** The ways to a client that takes IDs along. What is proven of one is to be proven of the other. */
enum OkHttpDoor {
  INSTALL {
    @Override
    OkHttpClient open(OkHttpClient.Builder builder) {
      return BatonOkHttp.install(builder).build();
    }
  },
  CALL_FACTORY {
    @Override
    OkHttpClient open(OkHttpClient.Builder builder) {
      return (OkHttpClient) BatonOkHttp.callFactory(builder.build());
    }
  };

  abstract OkHttpClient open(OkHttpClient.Builder builder);

  /** How many calls a client that came through a door still keeps something for. */
  static int kept(Call.Factory client) {
    for (Interceptor interceptor : ((OkHttpClient) client).networkInterceptors()) {
      if (interceptor instanceof HeaderInterceptor ours) {
        return ours.size();
      }
    }
    throw new AssertionError("not installed");
  }
}

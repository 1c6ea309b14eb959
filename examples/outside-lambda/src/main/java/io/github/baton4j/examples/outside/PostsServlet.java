// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.github.baton4j.http.BatonOkHttp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes posts, and asks another service who follows their author. */
public class PostsServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(PostsServlet.class);

  private final transient OkHttpClient http =
      BatonOkHttp.install(new OkHttpClient.Builder()).build();
  private final transient HttpUrl followers;

  public PostsServlet(HttpUrl followers) {
    this.followers = followers;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    log.info("creating post"); // MDC: x-correlation-id, …
    Request call = new Request.Builder().url(followers).build();
    try (Response answer = http.newCall(call).execute()) { // has the IDs as headers
      response.setStatus(answer.isSuccessful() ? 201 : 502);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it stood on the wire. Immutable.
 */
public final class RecordedRequest {
  private final String method;
  private final String target;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;

  RecordedRequest(
      String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /**
   * The requests in what a client sent over one connection, for recorders of one's own. What is not there in full is left
   * out.
   *
   * @throws IllegalStateException when it is not HTTP/1.1
   */
  public static List<RecordedRequest> allIn(byte[] sent) {
    return new RequestParser(sent).parse();
  }

  /** {@code GET}, {@code POST} … */
  public String method() {
    return method;
  }

  /** The request line's second word: path and query, not decoded. */
  public String target() {
    return target;
  }

  /** All header lines, in their order and their case. */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** The values of every header line of that name, whatever its case. */
  public List<String> headers(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The value of the first header line of that name, whatever its case; null when there is none. */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** A copy of the body, chunks put together. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + target + " " + headers + " " + body.length + " bytes";
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts what a client sent over one connection into requests (RFC 9112). What has not arrived in full is left out. */
final class RequestParser {
  private final byte[] bytes;
  private int at;

  RequestParser(byte[] bytes) {
    this.bytes = bytes;
  }

  List<RecordedRequest> parse() {
    List<RecordedRequest> requests = new ArrayList<>();
    for (RecordedRequest next = next(); next != null; next = next()) {
      requests.add(next);
    }
    return requests;
  }

  private @Nullable RecordedRequest next() {
    String line = line();
    if (line == null) {
      return null;
    }
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].equals("HTTP/1.1")) {
      throw new IllegalStateException("not a request line of HTTP/1.1: " + line);
    }
    List<Map.Entry<String, String>> headers = headers();
    byte[] body = headers == null ? null : body(headers);
    return headers == null || body == null
        ? null
        : new RecordedRequest(words[0], words[1], headers, body);
  }

  /** Header lines, or trailers; null when they have not all arrived. */
  private @Nullable List<Map.Entry<String, String>> headers() {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalStateException("not a header line: " + line);
      }
      headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    return null;
  }

  private byte @Nullable [] body(List<Map.Entry<String, String>> headers) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase("transfer-encoding")) {
        return chunks();
      }
      if (header.getKey().equalsIgnoreCase("content-length")) {
        return take(Integer.parseInt(header.getValue()));
      }
    }
    return new byte[0];
  }

  private byte @Nullable [] chunks() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String line = line(); line != null; line = line()) {
      int semicolon = line.indexOf(';');
      String size = semicolon < 0 ? line : line.substring(0, semicolon);
      int length = Integer.parseInt(size.trim(), 16);
      if (length == 0) {
        return headers() == null ? null : body.toByteArray();
      }
      byte[] chunk = take(length);
      if (chunk == null || line() == null) {
        return null;
      }
      body.writeBytes(chunk);
    }
    return null;
  }

  private byte @Nullable [] take(int length) {
    if (bytes.length - at < length) {
      return null;
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** The next line without its end; null when the end has not arrived. */
  private @Nullable String line() {
    for (int i = at; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        String line = new String(bytes, at, i - at, StandardCharsets.ISO_8859_1);
        at = i + 2;
        return line;
      }
    }
    return null;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.ByteArrayOutputStream;

/** Bytes that one thread adds and others look at. */
final class Bytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  synchronized void add(byte[] buffer, int length) {
    bytes.write(buffer, 0, length);
  }

  synchronized byte[] copy() {
    return bytes.toByteArray();
  }
}

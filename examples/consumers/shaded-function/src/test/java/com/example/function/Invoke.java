// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.function;

import io.github.baton4j.lambda.BatonHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What Lambda's runtime does: makes the handler, and hands it what came in. Nothing is on the class path but the function's jar. */
final class Invoke {
  private Invoke() {}

  public static void main(String[] args) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new BatonHandler().handleRequest(System.in, answer, null);
    System.out.println("answer " + answer.toString(StandardCharsets.UTF_8));
  }
}

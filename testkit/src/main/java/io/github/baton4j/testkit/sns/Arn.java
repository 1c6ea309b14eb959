// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/** {@code arn:partition:service:region:account:resource}. */
record Arn(String partition, String service, String region, String account, String resource) {
  /** @param parameter the parameter that it came in, which the refusal names */
  static Arn parse(String text, String parameter) {
    String[] parts = text.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      throw SnsError.invalidParameter(
          parameter + " Reason: An ARN must have at least 6 elements, not " + parts.length);
    }
    return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
  }

  /** Whether it is the ARN of something of that service. */
  static boolean isOf(String service, String text) {
    String[] parts = text.split(":", 6);
    return parts.length == 6
        && parts[0].equals("arn")
        && parts[2].equals(service)
        && !parts[5].isEmpty();
  }
}

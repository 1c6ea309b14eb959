// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

/** Where an ID may be seen: the four that a function calls, and its line. */
enum Place {
  SQS,
  SNS,
  KINESIS,
  HTTP,
  LINE
}

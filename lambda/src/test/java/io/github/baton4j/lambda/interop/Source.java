// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

/** What invokes a function. */
enum Source {
  API,
  SNS,
  SQS,
  /** A queue behind a topic, without raw delivery. */
  ENVELOPE,
  KINESIS
}

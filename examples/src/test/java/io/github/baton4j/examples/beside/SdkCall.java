// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

/** The ways of calling a service of AWS. */
enum SdkCall {
  SYNC,
  ASYNC,
  SYNC_BATCH,
  ASYNC_BATCH;

  boolean isBatch() {
    return this == SYNC_BATCH || this == ASYNC_BATCH;
  }
}

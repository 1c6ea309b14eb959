// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.awspring.cloud.sqs.annotation.SqsListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener as it was without Baton. */
public class FeedListener {
  private static final Logger log = LoggerFactory.getLogger(FeedListener.class);

  @SqsListener("${feed.queue}")
  public void onPost(String post) {
    log.info("adding {}", post); // MDC: x-correlation-id, messageId, …
  }
}

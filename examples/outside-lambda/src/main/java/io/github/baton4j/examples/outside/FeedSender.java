// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.awspring.cloud.sqs.operations.SqsTemplate;

/** Sends posts by Spring's template. */
public class FeedSender {
  private final SqsTemplate template; // of a client with BatonSqsInterceptor
  private final String queueUrl; // not its name, see the page

  public FeedSender(SqsTemplate template, String queueUrl) {
    this.template = template;
    this.queueUrl = queueUrl;
  }

  public void send(String post) {
    template.send(queueUrl, post);
  }
}

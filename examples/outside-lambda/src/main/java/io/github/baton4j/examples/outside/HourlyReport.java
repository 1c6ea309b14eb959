// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A job each run of which starts a chain of its own. */
public class HourlyReport {
  private static final Logger log = LoggerFactory.getLogger(HourlyReport.class);

  private final Baton baton = Baton.create(); // one per application
  private final SqsClient sqs; // with BatonSqsInterceptor
  private final String queueUrl;

  public HourlyReport(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  public ScheduledFuture<?> schedule(ScheduledExecutorService timer, long period, TimeUnit unit) {
    return timer.scheduleAtFixedRate(this::report, 0, period, unit);
  }

  /** With Spring, the method that has {@code @Scheduled}. */
  public void report() {
    Scope scope = baton.open(CorrelationIds.empty()); // a new x-correlation-id, each time
    try (scope) {
      send();
    }
  }

  private void send() {
    try {
      log.info("reporting");
      sqs.sendMessage(r -> r.queueUrl(queueUrl).messageBody("report")); // has the IDs as attributes
    } catch (RuntimeException e) {
      log.error("no report", e); // what leaves the task would end the schedule
    }
  }
}

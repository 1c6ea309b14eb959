// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.lambda.BatonLambda;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The one line for a failure has its IDs, also where Powertools has cleared the MDC on the failure's way out. */
class PowertoolsFailureLineIT {
  private final BatonLambda baton = BatonLambda.using(Baton.create());
  private JsonLines failures;

  @BeforeEach
  void start() {
    failures = JsonLines.of("io.github.baton4j.lambda");
  }

  @AfterEach
  void stop() {
    failures.close();
  }

  @Test
  void ofAnInvocation() {
    assertThrows(
        IllegalStateException.class,
        () -> baton.handle(
            Invocation.request(Map.of(Carried.ID, "c-1")),
            Invocation.of("request-1"),
            () -> PowertoolsLogging.withLogging(
                Invocation.of("request-1"), PowertoolsFailureLineIT::failing)));
    assertEquals("c-1", failures.lines().get(0).get(Carried.ID));
  }

  @Test
  void ofAMessage() {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("m-1");
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(message));
    assertThrows(
        IllegalStateException.class,
        () -> baton.sqs(
            batch,
            Invocation.of("request-1"),
            each -> PowertoolsLogging.withLogging(
                Invocation.of("request-1"), PowertoolsFailureLineIT::failing)));
    assertEquals("m-1", failures.lines().get(0).get(Carried.ID));
  }

  private static Object failing() {
    throw new IllegalStateException("on purpose");
  }
}

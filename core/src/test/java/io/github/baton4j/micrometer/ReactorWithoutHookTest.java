// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Law(5)
class ReactorWithoutHookTest {
  private final Baton baton = Baton.create();

  @Test
  void anOperatorOnAnotherThreadHasNothing() {
    MDC.clear();
    Scheduler scheduler = Schedulers.newSingle("bare");
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      assertEquals(
          "null {}",
          Mono.just(1)
              .publishOn(scheduler)
              .map(each -> BatonThreadLocalAccessorTest.now())
              .block(Duration.ofSeconds(10)));
    } finally {
      scheduler.dispose();
    }
  }
}

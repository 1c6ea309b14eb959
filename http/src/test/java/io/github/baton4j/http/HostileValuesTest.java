// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.contract.Cost;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values are neither split nor joined before somebody has asked how many there are. */
class HostileValuesTest {
  private final Baton baton = Baton.builder().names("baggage").build();

  /** At most ten thousand of them are read; the others need not be made. */
  @Test
  void aHeaderOfCommasDoesNotTakeManyTimesItsSize() {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(Map.of("x-correlation-id", "a b,".repeat(1_500_000)));
    Cost.of(6_000_000, () -> baton.capture(HttpEvents.incoming(event))).isAtMost(4);
  }

  /** What is full takes no more: nothing need be joined to find that out. */
  @Test
  void aListHeaderOfManyValuesDoesNotTakeTheSquareOfTheirNumber() {
    for (String name : List.of("tracestate", "baggage")) {
      APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent()
          .withMultiValueHeaders(Map.of(name, Collections.nCopies(10_000, "a=1")));
      Cost.of(40_000, () -> baton.capture(HttpEvents.incoming(event))).isAtMost(20);
    }
  }
}

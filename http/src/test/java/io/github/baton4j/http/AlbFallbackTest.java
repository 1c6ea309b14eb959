// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import io.github.baton4j.Baton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlbFallbackTest {
  private static final String ROOT = "1-67891233-abcdef012345678912345678";

  private final Baton baton = Baton.builder().build();
  private final ApplicationLoadBalancerRequestEvent event =
      new ApplicationLoadBalancerRequestEvent();

  @Test
  void anInvalidTraceHeaderDoesNotShadowAValidOne() {
    event.setMultiValueHeaders(Map.of("x-amzn-trace-id", List.of("Self=1", "Root=" + ROOT)));
    assertEquals(ROOT, baton.capture(HttpEvents.incoming(event)).correlationId());
  }

  @Test
  void anEmptyTraceHeaderInOneMapDoesNotShadowTheOtherMaps() {
    event.setMultiValueHeaders(Map.of("x-amzn-trace-id", List.of()));
    event.setHeaders(Map.of("x-amzn-trace-id", "Root=" + ROOT));
    assertEquals(ROOT, baton.capture(HttpEvents.incoming(event)).correlationId());
  }
}

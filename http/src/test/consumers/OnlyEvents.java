// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.http.HttpEvents;
import java.util.List;
import java.util.Map;

/** Opens a scope for an event of every class that has HTTP headers. */
final class OnlyEvents {
  private static final Baton BATON = Baton.create();

  public static void main(String[] args) {
    APIGatewayV2HTTPEvent http = APIGatewayV2HTTPEvent.builder()
        .withHeaders(Map.of("x-correlation-id", "of-http-api"))
        .build();
    show(HttpEvents.incoming(http));
    show(HttpEvents.incoming(new APIGatewayProxyRequestEvent()
        .withMultiValueHeaders(Map.of("X-Correlation-Id", List.of("of-rest-api")))));
    ApplicationLoadBalancerRequestEvent balanced = new ApplicationLoadBalancerRequestEvent();
    balanced.setHeaders(Map.of("x-correlation-id", "of-load-balancer"));
    show(HttpEvents.incoming(balanced));
    APIGatewayV2WebSocketEvent socket = new APIGatewayV2WebSocketEvent();
    socket.setHeaders(Map.of("x-correlation-id", "of-web-socket"));
    show(HttpEvents.incoming(socket));
  }

  private static void show(Incoming incoming) {
    Scope scope = BATON.open(incoming);
    try (scope) {
      System.out.println(CorrelationContext.current().correlationId());
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.contract.CaptureContract;
import io.github.baton4j.contract.ScopeContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Lambda's HTTP events under the contracts. */
class HttpEventsContractTest {
  private static APIGatewayV2HTTPEvent http(Map<String, String> headers, String requestId) {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(headers);
    event.setRequestContext(
        APIGatewayV2HTTPEvent.RequestContext.builder().withRequestId(requestId).build());
    return event;
  }

  private static APIGatewayProxyRequestEvent rest(Map<String, String> headers, String requestId) {
    return new APIGatewayProxyRequestEvent()
        .withHeaders(headers)
        .withRequestContext(
            new APIGatewayProxyRequestEvent.ProxyRequestContext().withRequestId(requestId));
  }

  @Nested
  class HttpApiScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return HttpEvents.incoming(http(ids, fallbackId));
    }
  }

  @Nested
  class RestApiScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return HttpEvents.incoming(rest(ids, fallbackId));
    }
  }

  abstract static class EdgeCapture extends CaptureContract {
    @Override
    protected boolean edge() {
      return true;
    }
  }

  @Nested
  class HttpApiCapture extends EdgeCapture {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return HttpEvents.incoming(http(fields, fallbackId));
    }

    @Override
    protected Incoming nothing() {
      return HttpEvents.incoming((APIGatewayV2HTTPEvent) null);
    }

    @Override
    protected Incoming broken() {
      return HttpEvents.incoming(new APIGatewayV2HTTPEvent() {
        @Override
        public Map<String, String> getHeaders() {
          throw new IllegalStateException("broken event");
        }

        @Override
        public RequestContext getRequestContext() {
          throw new IllegalStateException("broken event");
        }
      });
    }
  }

  abstract static class RestApi extends EdgeCapture {
    @Override
    protected Incoming nothing() {
      return HttpEvents.incoming((APIGatewayProxyRequestEvent) null);
    }

    @Override
    protected Incoming broken() {
      return HttpEvents.incoming(new APIGatewayProxyRequestEvent() {
        @Override
        public Map<String, List<String>> getMultiValueHeaders() {
          throw new IllegalStateException("broken event");
        }
      });
    }
  }

  @Nested
  class RestApiCapture extends RestApi {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return HttpEvents.incoming(rest(fields, fallbackId));
    }
  }

  @Nested
  class RestApiWithAllValuesCapture extends RestApi {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return HttpEvents.incoming(rest(null, fallbackId).withMultiValueHeaders(several(fields)));
    }
  }

  private static Map<String, List<String>> several(Map<String, String> fields) {
    Map<String, List<String>> several = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      several.put(field.getKey(), List.of(field.getValue()));
    }
    return several;
  }

  @Nested
  class WebSocketCapture extends EdgeCapture {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
      event.setMultiValueHeaders(several(fields));
      APIGatewayV2WebSocketEvent.RequestContext context =
          new APIGatewayV2WebSocketEvent.RequestContext();
      context.setRequestId(fallbackId);
      event.setRequestContext(context);
      return HttpEvents.incoming(event);
    }

    @Override
    protected Incoming nothing() {
      return HttpEvents.incoming((APIGatewayV2WebSocketEvent) null);
    }

    @Override
    protected Incoming broken() {
      return HttpEvents.incoming(new APIGatewayV2WebSocketEvent() {
        @Override
        public Map<String, List<String>> getMultiValueHeaders() {
          throw new IllegalStateException("broken event");
        }
      });
    }
  }

  static ApplicationLoadBalancerRequestEvent alb(Map<String, String> headers) {
    ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
    event.setHeaders(headers);
    return event;
  }

  @Nested
  class AlbScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return HttpEvents.incoming(alb(ids));
    }
  }
}

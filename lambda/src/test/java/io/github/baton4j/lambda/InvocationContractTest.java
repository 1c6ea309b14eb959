// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.contract.CaptureContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Events under the contract as an invocation brings them: without an ID of their own they have the invocation's. */
class InvocationContractTest {
  private static Incoming invocation(Object event, Context context) {
    try {
      return Events.of(event, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a stream, which none of these is
    }
  }

  abstract static class OfAnInvocation extends CaptureContract {
    /** An event with these fields that has no ID of its own. */
    abstract Object event(Map<String, String> fields);

    /** One whose getters throw. */
    abstract Object brokenEvent();

    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return invocation(event(fields), TestContext.of(fallbackId));
    }

    @Override
    protected Incoming nothing() {
      return invocation(null, null);
    }

    @Override
    protected Incoming broken() {
      return invocation(brokenEvent(), TestContext.of("req-1"));
    }

    @Override
    protected boolean edge() {
      return true;
    }
  }

  private static Map<String, List<String>> several(Map<String, String> fields) {
    Map<String, List<String>> several = new LinkedHashMap<>();
    fields.forEach((name, value) -> several.put(name, List.of(value)));
    return several;
  }

  abstract static class OfALoadBalancer extends OfAnInvocation {
    @Override
    Object brokenEvent() {
      return new ApplicationLoadBalancerRequestEvent() {
        private static final long serialVersionUID = 1;

        @Override
        public Map<String, String> getHeaders() {
          throw new IllegalStateException("broken event");
        }
      };
    }
  }

  @Nested
  class LoadBalancerCapture extends OfALoadBalancer {
    @Override
    Object event(Map<String, String> fields) {
      ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
      event.setHeaders(fields);
      return event;
    }
  }

  /** In this mode {@code headers} is null. */
  @Nested
  class LoadBalancerWithAllValuesCapture extends OfALoadBalancer {
    @Override
    Object event(Map<String, String> fields) {
      ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
      event.setMultiValueHeaders(several(fields));
      return event;
    }
  }

  @Nested
  class HttpApiCapture extends OfAnInvocation {
    @Override
    Object event(Map<String, String> fields) {
      return APIGatewayV2HTTPEvent.builder().withHeaders(fields).build();
    }

    @Override
    Object brokenEvent() {
      return new APIGatewayV2HTTPEvent() {
        @Override
        public Map<String, String> getHeaders() {
          throw new IllegalStateException("broken event");
        }
      };
    }
  }

  @Nested
  class RestApiCapture extends OfAnInvocation {
    @Override
    Object event(Map<String, String> fields) {
      return new APIGatewayProxyRequestEvent().withMultiValueHeaders(several(fields));
    }

    @Override
    Object brokenEvent() {
      return new APIGatewayProxyRequestEvent() {
        private static final long serialVersionUID = 1;

        @Override
        public Map<String, String> getHeaders() {
          throw new IllegalStateException("broken event");
        }
      };
    }
  }

  @Nested
  class WebSocketCapture extends OfAnInvocation {
    @Override
    Object event(Map<String, String> fields) {
      APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
      event.setHeaders(fields);
      return event;
    }

    @Override
    Object brokenEvent() {
      return new APIGatewayV2WebSocketEvent() {
        private static final long serialVersionUID = 1;

        @Override
        public Map<String, String> getHeaders() {
          throw new IllegalStateException("broken event");
        }
      };
    }
  }

  private static SNSEvent topic(SNSEvent.SNS sns) {
    SNSEvent.SNSRecord message = new SNSEvent.SNSRecord();
    message.setSns(sns);
    SNSEvent event = new SNSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  @Nested
  class TopicCapture extends OfAnInvocation {
    @Override
    Object event(Map<String, String> fields) {
      Map<String, SNSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
      fields.forEach((name, value) -> {
        SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
        attribute.setType("String");
        attribute.setValue(value);
        attributes.put(name, attribute);
      });
      SNSEvent.SNS sns = new SNSEvent.SNS();
      sns.setMessageAttributes(attributes);
      return topic(sns);
    }

    @Override
    Object brokenEvent() {
      return topic(new SNSEvent.SNS() {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessageId() {
          throw new IllegalStateException("broken event");
        }
      });
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }

  /** A load balancer gives its requests no ID, but a trace; where that is off, the invocation's has to do. */
  @Test
  void aLoadBalancersRequestHasTheRootOfItsTraceElseTheInvocationsId() {
    Baton baton = Baton.builder().build();
    ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
    String root = "1-67891233-abcdef012345678912345678";
    event.setHeaders(Map.of("X-Amzn-Trace-Id", "Root=" + root));
    assertEquals(root, baton.capture(invocation(event, TestContext.of("req-1"))).correlationId());
    event.setHeaders(null);
    event.setMultiValueHeaders(Map.of("x-amzn-trace-id", List.of("Root=" + root)));
    assertEquals(root, baton.capture(invocation(event, TestContext.of("req-1"))).correlationId());
    event.setMultiValueHeaders(Map.of("x-amzn-trace-id", List.of("Self=1")));
    assertEquals(
        "req-1", baton.capture(invocation(event, TestContext.of("req-1"))).correlationId());
    event.setMultiValueHeaders(null);
    assertEquals(
        "req-1", baton.capture(invocation(event, TestContext.of("req-1"))).correlationId());
  }
}

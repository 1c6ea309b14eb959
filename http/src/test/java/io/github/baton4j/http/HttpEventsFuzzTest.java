// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedRequest;
import io.github.baton4j.contract.FuzzedJson;

/** {@link HttpEvents}: an event of one shape is read by every door, for it has what the others look for, or lacks it. */
class HttpEventsFuzzTest {
  @FuzzTest
  void headersAreCaptured(byte[] data) {
    FuzzedJson event = FuzzedJson.of(data);
    APIGatewayProxyRequestEvent rest = rest(event);
    CaptureOracle.judge(() -> HttpEvents.incoming(rest), ExpectedRequest.ofBothMaps(event));
    assertEquals(rest(event), rest);

    APIGatewayV2HTTPEvent http = http(event);
    CaptureOracle.judge(() -> HttpEvents.incoming(http), ExpectedRequest.ofJoined(event));
    assertEquals(http(event), http);

    ApplicationLoadBalancerRequestEvent balanced = balanced(event);
    CaptureOracle.judge(() -> HttpEvents.incoming(balanced), ExpectedRequest.ofBalanced(event));
    assertEquals(balanced(event), balanced);

    APIGatewayV2WebSocketEvent socket = socket(event);
    CaptureOracle.judge(() -> HttpEvents.incoming(socket), ExpectedRequest.ofBothMaps(event));
    assertEquals(socket(event), socket);
  }

  private static APIGatewayProxyRequestEvent rest(FuzzedJson from) {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    event.setMultiValueHeaders(from.at("multiValueHeaders").lists());
    event.setHeaders(from.at("headers").texts());
    if (!from.at("requestContext").isNull()) {
      event.setRequestContext(new APIGatewayProxyRequestEvent.ProxyRequestContext());
      event.getRequestContext().setRequestId(requestId(from));
    }
    return event;
  }

  private static APIGatewayV2HTTPEvent http(FuzzedJson from) {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(from.at("headers").texts());
    if (!from.at("requestContext").isNull()) {
      event.setRequestContext(new APIGatewayV2HTTPEvent.RequestContext());
      event.getRequestContext().setRequestId(requestId(from));
    }
    return event;
  }

  private static ApplicationLoadBalancerRequestEvent balanced(FuzzedJson from) {
    ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
    event.setMultiValueHeaders(from.at("multiValueHeaders").lists());
    event.setHeaders(from.at("headers").texts());
    return event;
  }

  private static APIGatewayV2WebSocketEvent socket(FuzzedJson from) {
    APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
    event.setMultiValueHeaders(from.at("multiValueHeaders").lists());
    event.setHeaders(from.at("headers").texts());
    if (!from.at("requestContext").isNull()) {
      event.setRequestContext(new APIGatewayV2WebSocketEvent.RequestContext());
      event.getRequestContext().setRequestId(requestId(from));
    }
    return event;
  }

  private static String requestId(FuzzedJson event) {
    return event.at("requestContext").at("requestId").text();
  }
}

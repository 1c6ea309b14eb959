// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.lang.reflect.Proxy;
import java.util.Map;

/** What Lambda hands to a handler. */
final class Invocation {
  private Invocation() {}

  /** A request with these headers. */
  static APIGatewayV2HTTPEvent request(Map<String, String> headers) {
    return APIGatewayV2HTTPEvent.builder().withHeaders(headers).build();
  }

  static Context of(String requestId) {
    return (Context) Proxy.newProxyInstance(
        Invocation.class.getClassLoader(),
        new Class<?>[] {Context.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "getAwsRequestId" -> requestId;
          case "getFunctionName" -> "posts";
          case "getFunctionVersion" -> "7";
          case "getInvokedFunctionArn" -> "arn:aws:lambda:eu-west-1:000000000000:function:posts";
          case "getMemoryLimitInMB", "getRemainingTimeInMillis" -> 512;
          default -> null;
        });
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;

/** What Lambda hands to a handler beside the event. */
final class Invocation {
  private Invocation() {}

  static Context of(String requestId) {
    return (Context) Proxy.newProxyInstance(
        Invocation.class.getClassLoader(),
        new Class<?>[] {Context.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "getAwsRequestId" -> requestId;
          case "getFunctionName" -> "orders";
          case "getFunctionVersion" -> "7";
          case "getInvokedFunctionArn" -> "arn:aws:lambda:eu-west-1:000000000000:function:orders";
          case "getMemoryLimitInMB", "getRemainingTimeInMillis" -> 512;
          default -> null;
        });
  }
}

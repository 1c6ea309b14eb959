// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** A function that knows Lambda alone. */
public final class Shop implements RequestHandler<Map<String, String>, Object> {
  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  static {
    if (System.getenv("REFUSE") != null) {
      throw new IllegalArgumentException("closed today");
    }
  }

  @Override
  public Object handleRequest(Map<String, String> event, Context context) {
    System.out.println("shop: " + event);
    return switch (event.getOrDefault("ask", "")) {
      case "context" -> contextOf(context);
      case "resource" -> resource(event.get("name"));
      case "variable" -> String.valueOf(System.getenv(event.get("name")));
      case "property" -> String.valueOf(System.getProperty(event.get("name")));
      case "meet" -> meet();
      case "exit" -> {
        Runtime.getRuntime().halt(3);
        yield "";
      }
      default -> throw new IllegalStateException("sold out");
    };
  }

  private static Map<String, String> contextOf(Context context) {
    Map<String, String> told = new TreeMap<>();
    told.put("id", context.getAwsRequestId());
    told.put("trace", context.getXrayTraceId());
    told.put("tenant", context.getTenantId());
    told.put("arn", context.getInvokedFunctionArn());
    told.put("client", context.getClientContext().getCustom().get("who"));
    told.put("in time", Boolean.toString(context.getRemainingTimeInMillis() > 0));
    return told;
  }

  private static String resource(String name) {
    try (InputStream in = Shop.class.getResourceAsStream(name)) {
      return in == null ? "none" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String meet() {
    try {
      BOTH.await(20, TimeUnit.SECONDS);
      return "met";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

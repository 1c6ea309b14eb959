// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.http.HttpEvents;
import io.github.baton4j.sqs.SqsEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells an event by the name of its class or of one above it: nothing is looked up, nothing loaded for the question. */
final class Events {
  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.events.";

  private Events() {}

  /** What came in with an event of any class; of a class that is not known, nothing. */
  static Incoming of(@Nullable Object event, @Nullable Context context) {
    for (Class<?> c = event == null ? null : event.getClass(); c != null; c = c.getSuperclass()) {
      String name = c.getName();
      if (name.startsWith(PACKAGE)) {
        switch (name.substring(PACKAGE.length())) {
          case "APIGatewayV2HTTPEvent" -> {
            return new Invocation(HttpEvents.incoming((APIGatewayV2HTTPEvent) event), context);
          }
          case "APIGatewayProxyRequestEvent" -> {
            return new Invocation(
                HttpEvents.incoming((APIGatewayProxyRequestEvent) event), context);
          }
          case "ApplicationLoadBalancerRequestEvent" -> {
            return new Invocation(
                HttpEvents.incoming((ApplicationLoadBalancerRequestEvent) event), context);
          }
          case "APIGatewayV2WebSocketEvent" -> {
            return new Invocation(HttpEvents.incoming((APIGatewayV2WebSocketEvent) event), context);
          }
          case "SQSEvent" -> {
            return batch((SQSEvent) event, context);
          }
          default -> {}
        }
      }
    }
    return unknown(context);
  }

  static Incoming unknown(@Nullable Context context) {
    return new Invocation(new Unknown(), context);
  }

  static Incoming batch(@Nullable SQSEvent event, @Nullable Context context) {
    List<Incoming> incoming = new ArrayList<>();
    for (SQSEvent.SQSMessage message : records(event)) {
      incoming.add(SqsEvents.incoming(message));
    }
    return new Batch(incoming, context);
  }

  static List<SQSEvent.SQSMessage> records(@Nullable SQSEvent event) {
    return event == null || event.getRecords() == null ? List.of() : event.getRecords();
  }

  /** An event that brings nothing. */
  private static final class Unknown implements Incoming {
    @Override
    public Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields() {
      return List.of();
    }

    @Override
    public @Nullable String fallbackId() {
      return null;
    }

    @Override
    public boolean edge() {
      return false;
    }

    @Override
    public String transport() {
      return "lambda";
    }
  }
}

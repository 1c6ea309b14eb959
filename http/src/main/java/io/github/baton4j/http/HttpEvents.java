// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.HttpDestination;
import io.github.baton4j.internal.Names;
import io.github.baton4j.transport.Received;
import org.jspecify.annotations.Nullable;

/**
 * HTTP requests as Lambda's event classes, to be captured from.
 *
 * <pre>{@code
 * Scope scope = baton.open(HttpEvents.incoming(event));
 * }</pre>
 *
 * <p>All of them came over the edge: IDs are taken in the narrow alphabet, chain length and debug flag are ignored, unless
 * {@code trustHttp} is set. The events are never changed; null events, null maps
 * and null contexts are as good as empty ones. Nothing here throws.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-events}.
 *
 * <p>Safe for use by any number of threads. Cost: a look at each header when it is captured from
 * (benchmarks/RESULTS.md, CaptureHttp).
 *
 * @since 0.1.0
 */
public final class HttpEvents {
  private HttpEvents() {}

  /** One of which nothing was read yet. */
  private static Received request() {
    return new Received(HttpDestination.TRANSPORT, true);
  }

  /**
   * A request of API Gateway's REST API, or of an HTTP API with payload format 1.0. Without an ID its
   * {@code requestContext.requestId} becomes one.
   *
   * @param event null is as good as one without headers
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(@Nullable APIGatewayProxyRequestEvent event) {
    Received request = request();
    try {
      if (event != null) {
        request.takeFields(EventHeaders.of(event.getMultiValueHeaders(), event.getHeaders()));
        if (event.getRequestContext() != null) {
          request.takeOwnId(
              Names.API_GATEWAY_REQUEST_ID, event.getRequestContext().getRequestId());
        }
      }
    } catch (Throwable e) {
      request.broken(e);
    }
    return request;
  }

  /**
   * A request of an HTTP API (payload format 2.0) or of a function URL. Several values of one header arrive as one with
   * commas; of an ID the first valid one counts. Without an ID its {@code requestContext.requestId} becomes one.
   *
   * @param event null is as good as one without headers
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(@Nullable APIGatewayV2HTTPEvent event) {
    Received request = request();
    try {
      if (event != null) {
        if (event.getHeaders() != null) {
          request.takeJoined(event.getHeaders());
        }
        if (event.getRequestContext() != null) {
          request.takeOwnId(
              Names.API_GATEWAY_REQUEST_ID, event.getRequestContext().getRequestId());
        }
      }
    } catch (Throwable e) {
      request.broken(e);
    }
    return request;
  }

  /**
   * A load balancer's request. Without an ID the root of its {@code x-amzn-trace-id} becomes one.
   *
   * @param event null is as good as one without headers
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(@Nullable ApplicationLoadBalancerRequestEvent event) {
    Received request = request();
    try {
      if (event != null) {
        request.takeFields(EventHeaders.of(event.getMultiValueHeaders(), event.getHeaders()));
        request.takeFallbackId(EventHeaders.traceRoot(request.fields()));
      }
    } catch (Throwable e) {
      request.broken(e);
    }
    return request;
  }

  /**
   * A message or connection of a WebSocket API; only CONNECT has headers. Without an ID its
   * {@code requestContext.requestId} becomes one.
   *
   * @param event null is as good as one without headers
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(@Nullable APIGatewayV2WebSocketEvent event) {
    Received request = request();
    try {
      if (event != null) {
        request.takeFields(EventHeaders.of(event.getMultiValueHeaders(), event.getHeaders()));
        if (event.getRequestContext() != null) {
          request.takeOwnId(
              Names.API_GATEWAY_REQUEST_ID, event.getRequestContext().getRequestId());
        }
      }
    } catch (Throwable e) {
      request.broken(e);
    }
    return request;
  }
}

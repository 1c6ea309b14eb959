// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

/** Functions that know nothing of Baton. */
public final class Unaware {
  private Unaware() {}

  /** One that does the same whatever it is called with. */
  abstract static class OfOne<E> implements RequestHandler<E, Object> {
    @Override
    public Object handleRequest(E event, Context context) {
      return Work.framed(context, () -> Work.inside(context));
    }
  }

  /** A request of a REST API. */
  public static final class Rest extends OfOne<APIGatewayProxyRequestEvent> {}

  /** A request of an HTTP API. */
  public static final class HttpApi extends OfOne<APIGatewayV2HTTPEvent> {}

  /** A load balancer's request. */
  public static final class LoadBalancer extends OfOne<ApplicationLoadBalancerRequestEvent> {}

  /** Of a WebSocket API. */
  public static final class WebSocket extends OfOne<APIGatewayV2WebSocketEvent> {}

  /** A message of a topic. */
  public static final class Sns extends OfOne<SNSEvent> {}

  /** An event of a bus. */
  public static final class EventBridge extends OfOne<ScheduledEvent> {}

  /** A class of the user's own, by a direct invocation. */
  public static final class Direct extends OfOne<Typed.Direct.Order> {}

  /** A batch of a queue. */
  public static final class Sqs implements RequestHandler<SQSEvent, Object> {
    @Override
    public Object handleRequest(SQSEvent event, Context context) {
      return Work.framed(context, () -> {
        for (SQSEvent.SQSMessage each : event.getRecords()) {
          Work.record(context, each.getMessageId());
        }
        return Work.inside(context);
      });
    }
  }

  /** A batch of a stream. */
  public static final class Kinesis implements RequestHandler<KinesisEvent, Object> {
    @Override
    public Object handleRequest(KinesisEvent event, Context context) {
      return Work.framed(context, () -> {
        event.getRecords().forEach(each -> Work.record(context, each.getEventID()));
        return Work.inside(context);
      });
    }
  }
}

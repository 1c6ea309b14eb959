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
import io.github.baton4j.lambda.BatonLambda;

/** Functions with the event's own class. */
public final class Typed {
  private static final BatonLambda BATON = BatonLambda.create();

  private Typed() {}

  /** A request of a REST API. */
  public static final class Rest implements RequestHandler<APIGatewayProxyRequestEvent, Object> {
    @Override
    public Object handleRequest(APIGatewayProxyRequestEvent event, Context context) {
      return Work.framed(context, () -> BATON.handle(event, context, () -> Work.inside(context)));
    }
  }

  /** A request of an HTTP API. */
  public static final class HttpApi implements RequestHandler<APIGatewayV2HTTPEvent, Object> {
    @Override
    public Object handleRequest(APIGatewayV2HTTPEvent event, Context context) {
      return Work.framed(context, () -> BATON.handle(event, context, () -> Work.inside(context)));
    }
  }

  /** A load balancer's request. */
  public static final class LoadBalancer
      implements RequestHandler<ApplicationLoadBalancerRequestEvent, Object> {
    @Override
    public Object handleRequest(ApplicationLoadBalancerRequestEvent event, Context context) {
      return Work.framed(context, () -> BATON.handle(event, context, () -> Work.inside(context)));
    }
  }

  /** Of a WebSocket API. */
  public static final class WebSocket
      implements RequestHandler<APIGatewayV2WebSocketEvent, Object> {
    @Override
    public Object handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
      return Work.framed(context, () -> BATON.handle(event, context, () -> Work.inside(context)));
    }
  }

  /** A batch of a queue. */
  public static final class Sqs implements RequestHandler<SQSEvent, Object> {
    @Override
    public Object handleRequest(SQSEvent event, Context context) {
      return Work.framed(
          context,
          () -> BATON.sqs(event, context, each -> Work.record(context, each.getMessageId())));
    }
  }

  /** A batch of a stream. */
  public static final class Kinesis implements RequestHandler<KinesisEvent, Object> {
    @Override
    public Object handleRequest(KinesisEvent event, Context context) {
      return Work.framed(
          context,
          () -> BATON.kinesis(event, context, each -> Work.record(context, each.getEventID())));
    }
  }

  /** A message of a topic. */
  public static final class Sns implements RequestHandler<SNSEvent, Object> {
    @Override
    public Object handleRequest(SNSEvent event, Context context) {
      String[] answer = new String[1];
      return Work.framed(context, () -> {
        BATON.sns(event, context, each -> answer[0] = Work.inside(context));
        return answer[0];
      });
    }
  }

  /** An event of a bus. */
  public static final class EventBridge implements RequestHandler<ScheduledEvent, Object> {
    @Override
    public Object handleRequest(ScheduledEvent event, Context context) {
      return Work.framed(context, () -> BATON.handle(event, context, () -> Work.inside(context)));
    }
  }

  /** A class of the user's own, by a direct invocation. */
  public static final class Direct implements RequestHandler<Direct.Order, Object> {
    @Override
    public Object handleRequest(Order event, Context context) {
      return Work.framed(context, () -> BATON.handle(event, context, () -> Work.inside(context)));
    }

    /** What is ordered. */
    public static final class Order {
      private int post;

      public int getPost() {
        return post;
      }

      public void setPost(int post) {
        this.post = post;
      }
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

/** Methods of a class that implements nothing of Lambda's: {@code Plain::sqs}. */
public final class Plain {
  public Object rest(APIGatewayProxyRequestEvent event, Context context) {
    return new Typed.Rest().handleRequest(event, context);
  }

  public Object httpApi(APIGatewayV2HTTPEvent event, Context context) {
    return new Typed.HttpApi().handleRequest(event, context);
  }

  public Object loadBalancer(ApplicationLoadBalancerRequestEvent event, Context context) {
    return new Typed.LoadBalancer().handleRequest(event, context);
  }

  public Object webSocket(APIGatewayV2WebSocketEvent event, Context context) {
    return new Typed.WebSocket().handleRequest(event, context);
  }

  public Object sqs(SQSEvent event, Context context) {
    return new Typed.Sqs().handleRequest(event, context);
  }

  public Object kinesis(KinesisEvent event, Context context) {
    return new Typed.Kinesis().handleRequest(event, context);
  }

  public Object sns(SNSEvent event, Context context) {
    return new Typed.Sns().handleRequest(event, context);
  }

  public Object eventBridge(ScheduledEvent event, Context context) {
    return new Typed.EventBridge().handleRequest(event, context);
  }

  public Object direct(Typed.Direct.Order event, Context context) {
    return new Typed.Direct().handleRequest(event, context);
  }
}

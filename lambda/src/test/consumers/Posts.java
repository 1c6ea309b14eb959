// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.lambda.RecordHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Handlers with bodies of every kind, as they are written in a function; Lambda's own jars and nothing else. */
final class Posts implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final BatonLambda BATON = BatonLambda.create();

  public static void main(String[] args) {
    Posts posts = new Posts();
    APIGatewayV2HTTPEvent http = APIGatewayV2HTTPEvent.builder()
        .withHeaders(Map.of("x-correlation-id", "of-http"))
        .build();
    System.out.println("throws nothing " + posts.handleRequest(http, null).getBody());
    try {
      posts.read(
          new APIGatewayProxyRequestEvent().withHeaders(Map.of("x-correlation-id", "of-rest")),
          null);
      throw new AssertionError("did not throw");
    } catch (IOException e) {
      System.out.println("throws checked " + e.getMessage());
    }
    System.out.println("returns null " + posts.nothing(Map.of("any", "event"), null));
    posts.opened(http, null);
    SQSBatchResponse response = posts.feed(batch(), null);
    System.out.println("failed " + response.getBatchItemFailures().get(0).getItemIdentifier());
    System.out.println("after " + CorrelationContext.current().isEmpty());
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return BATON.handle(event, context, () -> {
      CorrelationContext.put("x-correlation-user-id", "ann");
      return created();
    });
  }

  private static APIGatewayV2HTTPResponse created() {
    return APIGatewayV2HTTPResponse.builder().withStatusCode(201).withBody(id()).build();
  }

  APIGatewayProxyResponseEvent read(APIGatewayProxyRequestEvent event, Context context)
      throws IOException {
    return BATON.handle(
        event, context, () -> new APIGatewayProxyResponseEvent().withBody(stored()));
  }

  private static String stored() throws IOException {
    throw new IOException("no store for " + id());
  }

  Void nothing(Map<String, Object> event, Context context) {
    return BATON.handle(event, context, () -> {
      System.out.println("has an ID " + (id() != null));
      return null;
    });
  }

  void opened(APIGatewayV2HTTPEvent event, Context context) {
    Scope scope = BATON.open(event, context);
    try (scope) {
      System.out.println("opened " + id());
    }
  }

  SQSBatchResponse feed(SQSEvent event, Context context) {
    RecordHandler<SQSEvent.SQSMessage> handler = message -> work(message);
    BATON.sqs(event, context, handler);
    return BATON.sqs(event, context, message -> work(message));
  }

  private static void work(SQSEvent.SQSMessage message) throws IOException {
    System.out.println("message " + id());
    if (message.getBody() == null) {
      throw new IOException("empty");
    }
  }

  private static String id() {
    return CorrelationContext.current().correlationId();
  }

  private static SQSEvent batch() {
    SQSEvent.SQSMessage good = new SQSEvent.SQSMessage();
    good.setMessageId("message-1");
    good.setBody("hello");
    SQSEvent.SQSMessage bad = new SQSEvent.SQSMessage();
    bad.setMessageId("message-2");
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(good, bad));
    return event;
  }
}

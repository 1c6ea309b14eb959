// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import io.github.baton4j.sqs.SqsMessages;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Sends to a server that keeps what it is sent, stamps by hand, and takes an ID out of a received message. */
final class OnlySdk {
  private static final Baton BATON = Baton.create();
  private static final BlockingQueue<String> SENT = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      SENT.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] body = "{\"MessageId\":\"m-1\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    SendMessageRequest request = SendMessageRequest.builder()
        .queueUrl(endpoint + "/queue")
        .messageBody("hello")
        .build();
    Scope scope = BATON.open(CorrelationIds.of("only-sdk"));
    try (scope;
        SqsClient sqs = client(endpoint, new BatonSqsInterceptor())) {
      sqs.sendMessage(request);
      System.out.println("sent " + attribute(SENT.poll(20, TimeUnit.SECONDS)));
    } finally {
      server.stop(0);
    }
    SendMessageRequest stamped = SqsMessages.stamp(request, CorrelationIds.of("stamped"));
    System.out.println(
        "stamped " + stamped.messageAttributes().get("x-correlation-id").stringValue());
    received(Message.builder()
        .messageId("m-2")
        .messageAttributes(Map.of(
            "x-correlation-id",
            MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("received")
                .build()))
        .build());
  }

  private static SqsClient client(URI endpoint, BatonSqsInterceptor interceptor) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .checksumValidationEnabled(false)
        .overrideConfiguration(o -> o.addExecutionInterceptor(interceptor))
        .build();
  }

  private static String attribute(String json) {
    String before = "\"x-correlation-id\":{";
    int begin = json.indexOf(before);
    return begin < 0 ? json : json.substring(begin, json.indexOf('}', begin) + 1);
  }

  private static void received(Message message) {
    Scope scope = BATON.open(SqsMessages.incoming(message));
    try (scope) {
      System.out.println("received " + CorrelationContext.current().correlationId());
    }
  }
}

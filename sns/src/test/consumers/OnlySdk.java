// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sns.SnsMessages;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishes to a server that keeps what it is sent, and stamps by hand. */
final class OnlySdk {
  private static final Baton BATON = Baton.create();
  private static final BlockingQueue<String> SENT = new LinkedBlockingQueue<>();
  private static final String ANSWER =
      "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
          + "<MessageId>m-1</MessageId></PublishResult></PublishResponse>";

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      SENT.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    PublishRequest request = PublishRequest.builder()
        .topicArn("arn:aws:sns:eu-west-1:000000000000:orders")
        .message("hello")
        .build();
    Scope scope = BATON.open(CorrelationIds.of("only-sdk"));
    try (scope;
        SnsClient sns = client(endpoint, new BatonSnsInterceptor())) {
      sns.publish(request);
      System.out.println("sent " + id(SENT.poll(20, TimeUnit.SECONDS)));
    } finally {
      server.stop(0);
    }
    PublishRequest stamped = SnsMessages.stamp(request, CorrelationIds.of("stamped"));
    System.out.println(
        "stamped " + stamped.messageAttributes().get("x-correlation-id").stringValue());
  }

  private static SnsClient client(URI endpoint, BatonSnsInterceptor interceptor) {
    return SnsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .overrideConfiguration(o -> o.addExecutionInterceptor(interceptor))
        .build();
  }

  /** The value of the first attribute, which is the ID; the whole form when it is not. */
  private static String id(String form) {
    String name = "MessageAttributes.entry.1.Name=x-correlation-id&";
    String value = "MessageAttributes.entry.1.Value.StringValue=";
    int begin = form.indexOf(value) + value.length();
    return form.contains(name) && form.contains(value)
        ? form.substring(begin, (form + '&').indexOf('&', begin))
        : form;
  }
}

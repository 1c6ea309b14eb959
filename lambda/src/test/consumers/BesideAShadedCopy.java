// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An application with Baton and a library that has shaded Baton into itself, but neither the SDK nor slf4j, on one class
 * path.
 */
final class BesideAShadedCopy {
  private static final BlockingQueue<String> SENT = new LinkedBlockingQueue<>();
  private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>() {
    @Override
    protected void append(ILoggingEvent line) {
      line.prepareForDeferredProcessing(); // the MDC of this moment
      super.append(line);
    }
  };
  private static URI endpoint;

  public static void main(String[] args) throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.ERROR);
    root.addAppender(LINES);
    LINES.start();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      SENT.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] body = "{\"MessageId\":\"m-1\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try {
      if (args.length > 0) {
        System.out.println("by files");
        sendInEitherScope();
      } else {
        sendInEitherScope(
            new io.github.baton4j.sqs.BatonSqsInterceptor(),
            new shop.shaded.baton.sqs.BatonSqsInterceptor());
        openByClassName();
        fail();
      }
    } finally {
      server.stop(0);
    }
  }

  private static void sendInEitherScope(ExecutionInterceptor... interceptors) throws Exception {
    try (SqsClient sqs = client(interceptors)) {
      var application = io.github.baton4j.Baton.create();
      var library = shop.shaded.baton.Baton.create();
      var ofApplication = application.open(io.github.baton4j.CorrelationIds.of("application"));
      try (ofApplication) {
        send("in the application's scope", sqs);
        var ofLibrary = library.open(shop.shaded.baton.CorrelationIds.of("library"));
        try (ofLibrary) {
          send("in both", sqs);
        }
      }
      var ofLibrary = library.open(shop.shaded.baton.CorrelationIds.of("library"));
      try (ofLibrary) {
        send("in the library's scope", sqs);
      }
      send("in none", sqs);
    }
  }

  private static SqsClient client(ExecutionInterceptor... interceptors) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .checksumValidationEnabled(false)
        .overrideConfiguration(o -> List.of(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  private static void send(String where, SqsClient sqs) throws Exception {
    sqs.sendMessage(r -> r.queueUrl(endpoint + "/queue").messageBody("hello"));
    String json = SENT.poll(20, TimeUnit.SECONDS);
    String sent = json.contains("x-correlation-id")
        ? json.replaceAll(".*\"x-correlation-id\":\\{[^}]*\"StringValue\":\"([^\"]*)\".*", "$1")
        : "nothing";
    System.out.println(where + ": sent " + sent + ", logs " + MDC.get("x-correlation-id"));
  }

  /** As an object, to be told by the name of its class. */
  private static void openByClassName() {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("message-1");
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    var response = shop.shaded.baton.lambda.BatonLambda.create()
        .sqs(event, null, each -> System.out.println("record " + MDC.get("x-correlation-id")));
    System.out.println("failed " + response.getBatchItemFailures().size());
    Object untyped = com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.builder()
        .withHeaders(java.util.Map.of("x-correlation-id", "of-http"))
        .build();
    var scope = shop.shaded.baton.lambda.BatonLambda.create().open(untyped, null);
    try (scope) {
      System.out.println("told by its class's name " + MDC.get("x-correlation-id"));
    }
  }

  /** Each copy logs under the name of its own package. */
  private static void fail() {
    RuntimeException failure = new IllegalStateException("failed");
    try {
      io.github.baton4j.lambda.BatonLambda.create().handle(new Object(), null, () -> {
        throw failure;
      });
    } catch (IllegalStateException e) {
      System.out.println("the same " + (e == failure));
    }
    try {
      shop.shaded.baton.lambda.BatonLambda.create().handle(new Object(), null, () -> {
        throw failure;
      });
    } catch (IllegalStateException e) {
      System.out.println("the same " + (e == failure));
    }
    for (ILoggingEvent line : LINES.list) {
      System.out.println(line.getLevel() + " by " + line.getLoggerName() + " with an ID "
          + line.getMDCPropertyMap().containsKey("x-correlation-id"));
    }
  }
}

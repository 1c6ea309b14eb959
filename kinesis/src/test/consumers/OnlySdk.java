// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.kinesis.KinesisRecords;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Puts to a server that keeps what it is sent, stamps by hand, and takes an ID out of a record that was got. */
final class OnlySdk {
  private static final Baton BATON = Baton.create();
  private static final BlockingQueue<String> SENT = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      // CBOR, in which the data stands as it is: a byte a character.
      SENT.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
      byte[] body = {(byte) 0xa0};
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-cbor-1.1");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    PutRecordRequest request = PutRecordRequest.builder()
        .streamName("stream")
        .partitionKey("key")
        .data(SdkBytes.fromUtf8String("{\"hello\":1}"))
        .build();
    Scope scope = BATON.open(CorrelationIds.of("only-sdk"));
    try (scope;
        KinesisClient kinesis = client(endpoint, new BatonKinesisInterceptor())) {
      kinesis.putRecord(request);
      System.out.println("sent " + context(SENT.poll(20, TimeUnit.SECONDS)));
    } finally {
      server.stop(0);
    }
    PutRecordRequest stamped = KinesisRecords.stamp(request, CorrelationIds.of("stamped"));
    System.out.println("stamped " + stamped.data().asUtf8String());
    got(Record.builder().sequenceNumber("4959").data(stamped.data()).build());
    got(Record.builder().sequenceNumber("4959").data(request.data()).build());
  }

  private static KinesisClient client(URI endpoint, BatonKinesisInterceptor interceptor) {
    return KinesisClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .overrideConfiguration(o -> o.addExecutionInterceptor(interceptor))
        .build();
  }

  private static String context(String sent) {
    int begin = sent.indexOf("{\"__context__\"");
    return begin < 0 ? sent : sent.substring(begin, sent.indexOf("\"hello\":1}", begin) + 10);
  }

  private static void got(Record streamRecord) {
    Scope scope = BATON.open(KinesisRecords.incoming(streamRecord));
    try (scope) {
      System.out.println("got " + CorrelationContext.current().correlationId());
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import io.github.baton4j.testkit.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Makes every call that Baton touches, without it and then with it, and has a line for each: which of the two, the call, and
 * the request's header lines that have to do with a trace, as they stood on the wire. As a main class it does so in the
 * environment that it finds, for each of the places where Lambda's runtime keeps the trace.
 */
final class XrayProbe {
  static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a:b:0";

  /** Where it is while there is one invocation at a time. */
  static final String PROPERTY = "com.amazonaws.xray.traceHeader";

  /** Where it is while there are several at once. */
  private static final String CONCURRENT_KEY = "AWS_LAMBDA_X_TRACE_ID";

  private final LoopbackAws aws;
  private final boolean withBaton;
  private final List<String> lines;

  private XrayProbe(LoopbackAws aws, boolean withBaton, List<String> lines) {
    this.aws = aws;
    this.withBaton = withBaton;
    this.lines = lines;
  }

  public static void main(String[] arguments) throws Exception {
    try (LoopbackAws aws = new LoopbackAws()) {
      System.setProperty(PROPERTY, TRACE);
      lines(aws).forEach(System.out::println);
      System.clearProperty(PROPERTY);
      SdkInternalThreadLocal.put(CONCURRENT_KEY, TRACE);
      lines(aws).forEach(System.out::println);
    }
  }

  /** A line for each request, and one that says how many of them Baton has injected into. */
  static List<String> lines(LoopbackAws aws) throws Exception {
    APIGatewayV2HTTPEvent event = Invocation.request(
        Map.of(Carried.ID, "c-1", "x-amzn-trace-id", "Root=1-00000000-000000000000000000000001"));
    List<String> lines = new ArrayList<>();
    BatonLambda baton = BatonLambda.using(Baton.create());
    new XrayProbe(aws, false, lines).run();
    try (Scope scope = baton.open(event, Invocation.of("r-1"))) {
      new XrayProbe(aws, true, lines).run();
    }
    lines.add("injected "
        + (baton.outcomes().count("sqs", "injected")
            + baton.outcomes().count("sns", "injected")
            + baton.outcomes().count("kinesis", "injected")));
    return lines;
  }

  private void run() throws Exception {
    for (SdkCall call : SdkCall.values()) {
      String queue = aws.newQueue();
      try (Sender sender =
          SqsCall.client(call, aws, configuration(new BatonSqsInterceptor()), queue)) {
        sender.sendWith(List.of(1));
      }
      note("sqs " + call);
    }
    for (SdkCall call : SdkCall.values()) {
      try (Sender sender = SnsCall.client(call, aws, configuration(new BatonSnsInterceptor()))) {
        sender.sendWith(List.of(1));
      }
      note("sns " + call);
    }
    receive();
    put();
  }

  private void receive() {
    String queue = aws.newQueue();
    try (SqsClient client = aws.sqs(configuration(new BatonSqsInterceptor()))) {
      client.receiveMessage(request -> request.queueUrl(queue));
    }
    note("receive");
    try (SqsAsyncClient client = aws.sqsAsync(configuration(new BatonSqsInterceptor()))) {
      client.receiveMessage(request -> request.queueUrl(queue)).join();
    }
    note("receive ASYNC");
  }

  private void put() {
    SdkBytes data = SdkBytes.fromUtf8String("{}");
    PutRecordRequest one = PutRecordRequest.builder()
        .streamName(LoopbackAws.STREAM)
        .partitionKey("k")
        .data(data)
        .build();
    PutRecordsRequest batch = PutRecordsRequest.builder()
        .streamName(LoopbackAws.STREAM)
        .records(PutRecordsRequestEntry.builder().partitionKey("k").data(data).build())
        .build();
    try (KinesisClient client = aws.kinesis(configuration(new BatonKinesisInterceptor()))) {
      client.putRecord(one);
      client.putRecords(batch);
    }
    note("kinesis");
    try (KinesisAsyncClient client =
        aws.kinesisAsync(configuration(new BatonKinesisInterceptor()))) {
      client.putRecord(one).join();
      client.putRecords(batch).join();
    }
    note("kinesis ASYNC");
  }

  private ClientOverrideConfiguration configuration(ExecutionInterceptor ours) {
    ClientOverrideConfiguration.Builder builder = ClientOverrideConfiguration.builder();
    return withBaton ? builder.addExecutionInterceptor(ours).build() : builder.build();
  }

  private void note(String call) {
    for (RecordedRequest request : aws.requests()) {
      StringBuilder line =
          new StringBuilder((withBaton ? "with" : "without") + " | " + call + " |");
      request.headers().forEach(header -> {
        String name = header.getKey().toLowerCase(Locale.ROOT);
        if (name.contains("trace") || name.contains("correlation") || name.contains("baggage")) {
          line.append(' ').append(header.getKey()).append(": ").append(header.getValue());
        }
      });
      lines.add(line.toString());
    }
  }
}

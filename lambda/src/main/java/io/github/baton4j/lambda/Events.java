// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.LambdaDestinationEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.http.HttpEvents;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import io.github.baton4j.kinesis.KinesisEvents;
import io.github.baton4j.sns.SnsEvents;
import io.github.baton4j.sqs.SqsEvents;
import io.github.baton4j.transport.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells an event by the name of its class or of one above it: nothing is looked up, nothing loaded for the question. A map,
 * and JSON in bytes, by its shape.
 */
final class Events {
  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.events.";

  static final String TRANSPORT = "lambda";

  /** Of a stream: more than Lambda hands to a function, which is 6 MB. Source: AWS Lambda, "Quotas". */
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private Events() {}

  /** What came in with an event of any kind; with one that is not known, what the invocation itself has. */
  static Incoming of(@Nullable Object event, @Nullable Context context) throws IOException {
    if (event instanceof Map<?, ?> map) {
      return of(map, context);
    }
    if (event instanceof byte[] json) {
      return of(EventTree.of(json), context);
    }
    if (event instanceof InputStream json) {
      return of(EventTree.of(bytes(json)), context);
    }
    return event == null ? unknown(context) : ofClass(event, context);
  }

  private static Incoming of(Map<?, ?> event, @Nullable Context context) {
    return invocation(MapEvents.ofInvocation(context).read(event), context);
  }

  private static Incoming invocation(Incoming read, @Nullable Context context) {
    return read instanceof Invocation ? read : new Invocation(read, context);
  }

  /** What a stream holds that can be read again afterwards; of others, nothing. */
  private static byte[] bytes(InputStream in) throws IOException {
    if (in.getClass() == ByteArrayInputStream.class) {
      return bytes((ByteArrayInputStream) in);
    }
    if (!in.markSupported()) {
      return new byte[0];
    }
    in.mark(MOST_BYTES);
    try {
      return in.readNBytes(MOST_BYTES);
    } finally {
      in.reset();
    }
  }

  /** Of the runtime's own stream not even the mark is moved: it can always go back there, and knows how far that is. */
  private static byte[] bytes(ByteArrayInputStream in) throws IOException {
    int rest = in.available();
    in.reset();
    int behind = in.available() - rest;
    in.skipNBytes(behind);
    byte[] bytes = in.readNBytes(MOST_BYTES);
    in.reset();
    in.skipNBytes(behind);
    return bytes;
  }

  private static Incoming ofClass(Object event, @Nullable Context context) {
    for (Class<?> c = event.getClass(); c != null; c = c.getSuperclass()) {
      String name = c.getName();
      if (name.startsWith(PACKAGE)) {
        switch (name.substring(PACKAGE.length())) {
          case "APIGatewayV2HTTPEvent" -> {
            return new Invocation(HttpEvents.incoming((APIGatewayV2HTTPEvent) event), context);
          }
          case "APIGatewayProxyRequestEvent" -> {
            return new Invocation(
                HttpEvents.incoming((APIGatewayProxyRequestEvent) event), context);
          }
          case "ApplicationLoadBalancerRequestEvent" -> {
            return new Invocation(
                HttpEvents.incoming((ApplicationLoadBalancerRequestEvent) event), context);
          }
          case "APIGatewayV2WebSocketEvent" -> {
            return new Invocation(HttpEvents.incoming((APIGatewayV2WebSocketEvent) event), context);
          }
          case "SQSEvent" -> {
            return batch((SQSEvent) event, context);
          }
          case "KinesisEvent" -> {
            return batch((KinesisEvent) event, context);
          }
          case "SNSEvent" -> {
            return of((SNSEvent) event, context);
          }
          case "ScheduledEvent" -> {
            ScheduledEvent typed = (ScheduledEvent) event;
            return invocation(
                MapEvents.ofInvocation(context).readEventBridge(typed.getDetail(), typed.getId()),
                context);
          }
          case "LambdaDestinationEvent" -> {
            return of((LambdaDestinationEvent) event, context);
          }
          case "APIGatewayCustomAuthorizerEvent" -> {
            return new Invocation(of((APIGatewayCustomAuthorizerEvent) event), context);
          }
          case "APIGatewayV2CustomAuthorizerEvent" -> {
            return new Invocation(of((APIGatewayV2CustomAuthorizerEvent) event), context);
          }
          default -> {}
        }
      }
    }
    return unknown(context);
  }

  /** What came in with an event that nobody knows, or that is broken. */
  static Incoming unknown(@Nullable Context context) {
    return new Invocation(clientContext(context), context);
  }

  /** What whoever invokes the function directly can send beside the event. */
  static Received clientContext(@Nullable Context context) {
    Received custom = new Received(TRANSPORT, false);
    try {
      ClientContext client = context == null ? null : context.getClientContext();
      Map<String, String> fields = client == null ? null : client.getCustom();
      if (fields != null) {
        for (Map.Entry<String, String> each : fields.entrySet()) {
          custom.add(each.getKey(), each.getValue());
        }
      }
    } catch (Throwable e) {
      Guard.rethrowFatal(e); // a test's stub of Context may throw from whatever it does not need
    }
    return custom;
  }

  private static Incoming of(LambdaDestinationEvent event, @Nullable Context context) {
    LambdaDestinationEvent.RequestContext request = event.getRequestContext();
    Incoming read = MapEvents.ofInvocation(context)
        .readOriginal(event.getRequestPayload(), request == null ? null : request.getRequestId());
    return invocation(read, context);
  }

  private static Incoming of(APIGatewayCustomAuthorizerEvent event) {
    APIGatewayCustomAuthorizerEvent.RequestContext request = event.getRequestContext();
    APIGatewayProxyRequestEvent typed = new APIGatewayProxyRequestEvent();
    typed.setHeaders(event.getHeaders());
    return MapRecords.restApi(typed, request == null ? null : request.getRequestId());
  }

  private static Incoming of(APIGatewayV2CustomAuthorizerEvent event) {
    APIGatewayV2CustomAuthorizerEvent.RequestContext request = event.getRequestContext();
    return MapRecords.httpApi(event.getHeaders(), request == null ? null : request.getRequestId());
  }

  private static Incoming batch(@Nullable SQSEvent event, @Nullable Context context) {
    List<Incoming> all = new ArrayList<>();
    for (SQSEvent.SQSMessage message : records(event)) {
      all.add(SqsEvents.incoming(message));
    }
    return batch(all, context);
  }

  private static Incoming batch(@Nullable KinesisEvent event, @Nullable Context context) {
    List<Incoming> all = new ArrayList<>();
    for (KinesisEvent.KinesisEventRecord each : records(event)) {
      all.add(KinesisEvents.incoming(each));
    }
    return batch(all, context);
  }

  /** SNS invokes a function for each message, whose IDs are then those of the invocation. */
  private static Incoming of(@Nullable SNSEvent event, @Nullable Context context) {
    List<Incoming> all = new ArrayList<>();
    for (SNSEvent.SNSRecord message : records(event)) {
      all.add(SnsEvents.incoming(message));
    }
    return all.size() == 1 ? new Invocation(all.get(0), context) : batch(all, context);
  }

  /** A batch as a whole, of records that were read. */
  static Incoming batch(List<? extends @Nullable Incoming> records, @Nullable Context context) {
    return new Invocation(longest(records), context, Invocation.BATCH);
  }

  /** A batch as a whole, each of whose records will have a scope of its own. */
  static Incoming batchOfScopes(
      List<? extends @Nullable Incoming> records, @Nullable Context context) {
    return new Invocation(longest(records), context, Invocation.BATCH_OF_SCOPES);
  }

  /** A chain as long as the longest of these. */
  static Received longest(List<? extends @Nullable Incoming> records) {
    int longest = 0;
    for (Incoming each : records) {
      longest = each == null ? longest : Math.max(longest, chainLength(each));
    }
    Received batch = new Received(TRANSPORT, false);
    batch.add(Names.CALL_CHAIN_LENGTH, Integer.toString(longest));
    return batch;
  }

  static int chainLength(Incoming batchRecord) {
    if (batchRecord instanceof Received received && received.isAdded()) {
      return Math.max(0, Values.chainLength(received.valid(Names.CALL_CHAIN_LENGTH)));
    }
    for (Map.Entry<String, ? extends @Nullable Object> entry : batchRecord.fields()) {
      if (entry.getKey() != null
          && Names.same(Names.CALL_CHAIN_LENGTH, entry.getKey())
          && entry.getValue() instanceof String value
          && Values.chainLength(value) >= 0) {
        return Values.chainLength(value);
      }
    }
    return 0;
  }

  static List<SQSEvent.SQSMessage> records(@Nullable SQSEvent event) {
    return event == null || event.getRecords() == null ? List.of() : plain(event.getRecords());
  }

  static List<KinesisEvent.KinesisEventRecord> records(@Nullable KinesisEvent event) {
    return event == null || event.getRecords() == null ? List.of() : plain(event.getRecords());
  }

  static List<SNSEvent.SNSRecord> records(@Nullable SNSEvent event) {
    return event == null || event.getRecords() == null ? List.of() : plain(event.getRecords());
  }

  /** What goes through them here is not the user. */
  private static <R> List<R> plain(List<R> records) {
    return records instanceof RecordList<?> ? new ArrayList<>(records) : records;
  }
}

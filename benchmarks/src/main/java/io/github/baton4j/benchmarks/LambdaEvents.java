// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Events as Lambda hands them over: names are the same strings in every record, as its parser makes them, values are each
 * record's own. The same in every run.
 */
final class LambdaEvents {
  private static final String REGION = "eu-west-1";

  private LambdaEvents() {}

  /** Messages of a queue, each with the three IDs that every sender sets, in its attributes. */
  static SQSEvent sqs(int records) {
    Random random = new Random(records);
    List<SQSEvent.SQSMessage> messages = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
      message.setMessageId(uuid(random));
      message.setReceiptHandle("AQEB" + uuid(random) + uuid(random) + "==");
      message.setBody("{\"eventType\":\"posts.created\",\"postId\":\"" + uuid(random)
          + "\",\"userId\":\"user-" + i + "\",\"text\":\"a dozen logs and nobody knows which\"}");
      message.setMd5OfBody(uuid(random).replace("-", ""));
      message.setEventSource("aws:sqs");
      message.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:posts");
      message.setAwsRegion(REGION);
      Map<String, String> system = new LinkedHashMap<>();
      system.put("ApproximateReceiveCount", "1");
      system.put("SentTimestamp", String.valueOf(1_763_600_000_000L + i));
      system.put("SenderId", "AROAEXAMPLE:posts");
      system.put("ApproximateFirstReceiveTimestamp", String.valueOf(1_763_600_000_007L + i));
      message.setAttributes(system);
      Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
      attributes.put("x-correlation-id", attribute(correlationId(i)));
      attributes.put("call-chain-length", attribute(String.valueOf(1 + random.nextInt(5))));
      attributes.put("debug-log-enabled", attribute(String.valueOf(false)));
      message.setMessageAttributes(attributes);
      messages.add(message);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    return event;
  }

  private static SQSEvent.MessageAttribute attribute(String value) {
    SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
    attribute.setDataType("String");
    attribute.setStringValue(value);
    return attribute;
  }

  /** Records of a stream, each with data of its own. */
  static KinesisEvent kinesis(List<byte[]> datas) {
    List<KinesisEvent.KinesisEventRecord> records = new ArrayList<>();
    for (int i = 0; i < datas.size(); i++) {
      KinesisEvent.Record data = new KinesisEvent.Record();
      data.setData(ByteBuffer.wrap(datas.get(i)));
      data.setPartitionKey("user-" + i % 100);
      data.setSequenceNumber("4959033827149025660855969253836157109592157598913658" + (10_000 + i));
      data.setKinesisSchemaVersion("1.0");
      KinesisEvent.KinesisEventRecord each = new KinesisEvent.KinesisEventRecord();
      each.setKinesis(data);
      each.setEventID("shardId-000000000006:" + data.getSequenceNumber());
      each.setEventSource("aws:kinesis");
      each.setEventSourceARN("arn:aws:kinesis:eu-west-1:000000000000:stream/posts");
      each.setAwsRegion(REGION);
      records.add(each);
    }
    KinesisEvent event = new KinesisEvent();
    event.setRecords(records);
    return event;
  }

  /**
   * A browser's request as an HTTP API hands it over, with thirty headers. Among them are three IDs, once as headers of
   * their own and once as W3C baggage, and one trace, once in W3C's format and once in B3's.
   */
  static APIGatewayV2HTTPEvent http() {
    String[] headers = {
      "accept", "application/json, text/plain, */*",
      "accept-encoding", "gzip, deflate, br, zstd",
      "accept-language", "en-GB,en;q=0.9,de;q=0.8",
      "authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyLTE3In0.c2lnbmF0dXJl",
      "b3", "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
      "baggage",
          "x-correlation-id=post-0af76519,x-correlation-user-id=user-17,x-correlation-order-id=o-4711",
      "cache-control", "no-cache",
      "content-length", "143",
      "content-type", "application/json",
      "dnt", "1",
      "host", "api.example.com",
      "origin", "https://www.example.com",
      "pragma", "no-cache",
      "priority", "u=1, i",
      "referer", "https://www.example.com/feed",
      "sec-ch-ua", "\"Chromium\";v=\"142\", \"Not_A Brand\";v=\"99\"",
      "sec-ch-ua-mobile", "?0",
      "sec-ch-ua-platform", "\"Linux\"",
      "sec-fetch-dest", "empty",
      "sec-fetch-mode", "cors",
      "sec-fetch-site", "same-site",
      "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
      "user-agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)",
      "x-amzn-trace-id", "Root=1-6920a3c1-1c3d5e7f9a0b2c4d6e8f0a1b",
      "x-correlation-id", "post-0af76519",
      "x-correlation-order-id", "o-4711",
      "x-correlation-user-id", "user-17",
      "x-forwarded-for", "203.0.113.17",
      "x-forwarded-port", "443",
      "x-forwarded-proto", "https"
    };
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRouteKey("POST /posts");
    event.setHeaders(map);
    APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setRequestId("JKJaXmPLvHcESHA=");
    event.setRequestContext(context);
    return event;
  }

  /** The ID of a record's chain, by the record's place. */
  static String correlationId(int i) {
    return new UUID(0x5a2d5b0c7a1f4cf2L, 0x9f0e000000000000L + i).toString();
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}

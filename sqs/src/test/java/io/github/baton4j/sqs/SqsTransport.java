// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.contract.sdk.SdkClients;
import io.github.baton4j.contract.sdk.SdkTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What the contracts over the SDK ask of SQS. */
final class SqsTransport implements SdkTransport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUEUE = "http://127.0.0.1:1/q";
  private static final SendMessageRequest MESSAGE =
      SendMessageRequest.builder().queueUrl(QUEUE).messageBody("body").build();
  private static final SendMessageBatchRequest BATCH = SendMessageBatchRequest.builder()
      .queueUrl(QUEUE)
      .entries(entry("1"), entry("2"))
      .build();
  private static final ReceiveMessageRequest RECEIVE = ReceiveMessageRequest.builder()
      .queueUrl(QUEUE)
      .messageAttributeNames("mine")
      .build();

  private static SendMessageBatchRequestEntry entry(String id) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody("body " + id)
        .build();
  }

  @Override
  public String name() {
    return "sqs";
  }

  @Override
  public ExecutionInterceptor interceptor() {
    return new BatonSqsInterceptor();
  }

  private static SqsClient sync(SdkClients clients) {
    return clients.sync(SqsClient.builder().checksumValidationEnabled(false));
  }

  private static SqsAsyncClient async(SdkClients clients) {
    return clients.async(SqsAsyncClient.builder().checksumValidationEnabled(false));
  }

  @Override
  public Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put("SendMessage", c -> SdkClients.done(sync(c).sendMessage(MESSAGE)));
    calls.put("SendMessage, async", c -> async(c).sendMessage(MESSAGE));
    calls.put("SendMessageBatch", c -> SdkClients.done(sync(c).sendMessageBatch(BATCH)));
    calls.put("SendMessageBatch, async", c -> async(c).sendMessageBatch(BATCH));
    calls.put("ReceiveMessage", c -> SdkClients.done(sync(c).receiveMessage(RECEIVE)));
    calls.put("ReceiveMessage, async", c -> async(c).receiveMessage(RECEIVE));
    return calls;
  }

  @Override
  public byte[] answer(byte[] request) {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Map<String, String>> carriers(SdkBytes request) throws IOException {
    JsonNode json = JSON.readTree(request.asByteArray());
    List<Map<String, String>> carriers = new ArrayList<>();
    if (json.has("MessageBody")) {
      carriers.add(attributes(json));
    }
    json.path("Entries").forEach(entry -> carriers.add(attributes(entry)));
    return carriers;
  }

  /** The attributes of a message, all of which must be of type String. */
  static Map<String, String> attributes(JsonNode message) {
    Map<String, String> attributes = new LinkedHashMap<>();
    message.path("MessageAttributes").properties().forEach(e -> {
      if (!e.getValue().path("DataType").asText().equals("String")) {
        throw new AssertionError("not a String: " + e);
      }
      attributes.put(e.getKey(), e.getValue().path("StringValue").asText());
    });
    return attributes;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/** By real clients of either kind, down to the bytes. */
class SnsClientsTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";
  private static final CorrelationIds IDS =
      CorrelationIds.of("c-1").with("x-correlation-user-id", "u-1");

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "sns");
  private final SnsStub stub = new SnsStub();
  private final BatonSnsInterceptor interceptor = new BatonSnsInterceptor();

  private static PublishBatchRequestEntry entry(int i) {
    return PublishBatchRequestEntry.builder()
        .id("e" + i)
        .subject("subject " + i)
        .message("message " + i)
        .build();
  }

  private static PublishBatchRequest batch(List<PublishBatchRequestEntry> entries) {
    return PublishBatchRequest.builder()
        .topicArn(TOPIC)
        .publishBatchRequestEntries(entries)
        .build();
  }

  private static PublishBatchRequestEntry entry(String message) {
    return PublishBatchRequestEntry.builder().id("1").message(message).build();
  }

  @Test
  void anAsynchronousClientSendsTheIdsOfItsCaller() throws Exception {
    SnsAsyncStub async = new SnsAsyncStub();
    try (SnsAsyncClient client = SnsAsyncStub.client(async, interceptor)) {
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int n = i;
        try (Scope scope =
            baton.open(CorrelationIds.of("c-" + i).with("x-correlation-" + i, "v"))) {
          calls.add(
              i % 2 == 0
                  ? client.publish(r -> r.topicArn(TOPIC).message("c-" + n))
                  : client.publishBatch(batch(List.of(entry("c-" + n)))));
        }
      }
      CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0])).get(30, TimeUnit.SECONDS);
    }
    assertEquals(20, async.sent().size());
    for (String form : async.sent()) {
      String path =
          form.contains("Action=PublishBatch") ? "PublishBatchRequestEntries.member.1." : "";
      String id = SnsStub.fields(form).get(path + "Message");
      assertEquals(
          Map.of(
              "x-correlation-id",
              id,
              "x-correlation-" + id.substring(2),
              "v",
              "call-chain-length",
              "1",
              "debug-log-enabled",
              "false"),
          SnsStub.attributes(form, path));
    }
  }

  @Test
  void registeredTwiceABatchIsInjectedOnce() {
    PublishBatchRequest batch = batch(List.of(entry(1), entry(2)));
    String once;
    try (Scope scope = baton.open(IDS)) {
      try (SnsClient client = SnsStub.client(stub, interceptor)) {
        client.publishBatch(batch);
        once = stub.sent();
      }
      try (SnsClient client = SnsStub.client(stub, interceptor, new BatonSnsInterceptor())) {
        client.publishBatch(batch);
      }
    }
    assertEquals(once, stub.sent());
    assertEquals(Map.of("injected", 4L, "complete already", 2L), counts.risen());
  }
}

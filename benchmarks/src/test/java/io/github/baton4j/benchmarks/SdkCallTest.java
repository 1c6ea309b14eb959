// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;

/** What is compared sends the same IDs with every message, and all the rest of a request as it is without them. */
class SdkCallTest {
  private static final Map<String, String> ATTRIBUTE = Map.of("eventType", "String posts.created");

  private final CurrentIds.ByHand byHand = new CurrentIds.ByHand();
  private final CurrentIds.OfBaton ofBaton = new CurrentIds.OfBaton();
  private final CurrentIds.OfOpenTelemetry ofOpenTelemetry = new CurrentIds.OfOpenTelemetry();
  private final List<byte[]> bodies = new ArrayList<>();
  private SdkCall call;
  private Function<byte[], Sent> reader;
  private Sent plain;

  private <C extends SdkCall> C begin(C benchmark, Function<byte[], Sent> readsBodies) {
    call = benchmark;
    reader = readsBodies;
    call.clients();
    call.stub().watch(bodies::add);
    byHand.open();
    ofBaton.open();
    ofOpenTelemetry.open();
    plain = sent(benchmark::none);
    return benchmark;
  }

  @AfterEach
  void close() {
    ofOpenTelemetry.close();
    ofBaton.close();
    byHand.close();
    call.close();
  }

  private Sent sent(Supplier<SdkResponse> body) {
    assertNotNull(body.get());
    assertEquals(1, bodies.size());
    return reader.apply(bodies.remove(0));
  }

  private static Sent withAll(Sent without, Map<String, String> added) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> theirs : without.ids()) {
      Map<String, String> both = new TreeMap<>(theirs);
      both.putAll(added);
      all.add(both);
    }
    return new Sent(all, without.rest());
  }

  private static Map<String, String> attributes() {
    Map<String, String> attributes = new TreeMap<>(CurrentIds.IDS);
    attributes.replaceAll((name, value) -> "String " + value);
    return attributes;
  }

  private void hasMessages(int messages, Map<String, String> attributes) {
    assertEquals(Collections.nCopies(messages, attributes), plain.ids());
  }

  private void addTheSame(Map<String, String> ids) {
    assertEquals(withAll(plain, ids), sent(() -> call.byHand(byHand)));
    assertEquals(withAll(plain, ids), sent(() -> call.baton(ofBaton)));
  }

  private void openTelemetryAddsBaggage() {
    Sent sent = sent(() -> call.openTelemetry(ofOpenTelemetry));
    assertEquals(plain.rest(), sent.rest());
    assertEquals(plain.ids().size(), sent.ids().size());
    for (Map<String, String> attributes : sent.ids()) {
      assertEquals(3, attributes.size(), attributes::toString);
      assertTrue(attributes.get("traceparent").endsWith("-00"), attributes::toString);
      for (Map.Entry<String, String> id : CurrentIds.IDS.entrySet()) {
        assertTrue(
            attributes.get("baggage").contains(id.getKey() + '=' + id.getValue()),
            attributes::toString);
      }
    }
  }

  @Test
  void sqsSend() {
    begin(new SqsSend(), Sent::sqs);
    hasMessages(1, ATTRIBUTE);
    addTheSame(attributes());
    openTelemetryAddsBaggage();
  }

  @Test
  void sqsSendBatch() {
    begin(new SqsSendBatch(), Sent::sqs);
    hasMessages(10, ATTRIBUTE);
    addTheSame(attributes());
    openTelemetryAddsBaggage();
  }

  @Test
  void snsPublish() {
    begin(new SnsPublish(), Sent::sns);
    hasMessages(1, ATTRIBUTE);
    addTheSame(attributes());
    openTelemetryAddsBaggage();
  }

  @Test
  void snsPublishBatch() {
    begin(new SnsPublishBatch(), Sent::sns);
    hasMessages(10, ATTRIBUTE);
    addTheSame(attributes());
    // It knows no batch of topics: the day it does, the benchmark's description is to say so.
    assertEquals(plain, sent(() -> call.openTelemetry(ofOpenTelemetry)));
  }

  @Test
  void kinesisPut() {
    KinesisPut put = begin(new KinesisPut(), Sent::kinesis);
    put.spliced();
    hasMessages(500, Map.of());
    addTheSame(CurrentIds.IDS);
    assertEquals(withAll(plain, CurrentIds.IDS), sent(() -> put.splice(byHand)));
    assertEquals(plain, sent(() -> call.openTelemetry(ofOpenTelemetry)));
  }
}

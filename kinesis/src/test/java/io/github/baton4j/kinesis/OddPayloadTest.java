// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Payloads that a user may well have, and that nobody thought of first. */
class OddPayloadTest {
  private static final CorrelationIds IDS = CorrelationIds.of("c-1").with("call-chain-length", "7");

  private final Baton baton = Baton.builder().build();

  /** Injection is idempotent: a stamped record, or one that meets two interceptors, is changed once. */
  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3\"", "1.0", "true"})
  void aChainLengthWithoutAChainIsTreatedAlikeHoweverOftenItIsMet(String length) throws Exception {
    byte[] data = Json.utf8("{\"__context__\":{\"call-chain-length\":" + length + "}}");
    byte[] once = Payloads.stamp(data, IDS);
    assertEquals(Json.text(once), Json.text(Payloads.stamp(once, IDS)));
    KinesisStub stub = new KinesisStub();
    try (Scope scope = baton.open(IDS)) {
      String[] sent = new String[2];
      for (int i = 0; i < 2; i++) {
        BatonKinesisInterceptor one = new BatonKinesisInterceptor();
        try (KinesisClient client = i == 0
            ? KinesisStub.client(stub, one)
            : KinesisStub.client(stub, one, new BatonKinesisInterceptor())) {
          client.putRecord(
              r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromByteArray(data)));
          sent[i] = Json.text(stub.sentData().get(0));
        }
      }
      assertEquals(sent[0], sent[1]);
    }
  }

  /** As Jackson and JSON.parse read it: of one name twice in one object the last counts. */
  @Test
  void ofOneNameTwiceTheLastCountsAsItDoesForOtherReaders() throws Exception {
    byte[] data =
        Json.utf8("{\"__context__\":{\"x-correlation-id\":\"c-2\",\"x-correlation-id\":\"c-1\"}}");
    assertEquals(
        Json.context(data).get("x-correlation-id"),
        baton.capture(Payloads.incoming(data, "f")).correlationId());
  }

  /** The length was raised so that the hop is counted: whoever captures it counts on from there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"call-chain-length\":1,\"call-chain-length\":2",
        "\"call-chain-length\":1,\"Call-Chain-Length\":2",
        "\"Call-Chain-Length\":2,\"call-chain-length\":1",
      })
  void aRaisedChainLengthIsTheOneThatIsCaptured(String lengths) {
    byte[] data = Json.utf8("{\"__context__\":{\"x-correlation-id\":\"c-1\"," + lengths + "}}");
    byte[] stamped = Payloads.stamp(data, IDS);
    assertEquals(
        "8",
        baton.capture(Payloads.incoming(stamped, "f")).get("call-chain-length"),
        Json.text(stamped));
  }

  /** A record that does not grow cannot cross a limit, be it full or one of a stream that takes larger ones. */
  @ParameterizedTest
  @ValueSource(strings = {"3", "\"6\"", "\"9\""})
  void aChainLengthThatTakesNoMoreBytesIsRaisedWhereThereIsNoRoom(String length) {
    String text = "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":LENGTH}}";
    byte[] data = Json.utf8(text.replace("LENGTH", length));
    String ours = length.equals("\"9\"") ? "10" : "7";
    for (int room : new int[] {0, -1}) {
      Limits limits = Limits.defaults().kinesisRecordBytes(data.length + room + 1024);
      Baton full = Baton.builder().limits(limits).build();
      try (Scope scope = full.open(CorrelationIds.of("another"))) {
        assertEquals(
            text.replace("LENGTH", ours),
            Json.text(Payloads.stamp(data, IDS.with("call-chain-length", ours))),
            "room " + room);
      }
    }
  }
}

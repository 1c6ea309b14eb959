// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.contract.Cost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Record;

/** What may stand under {@code __context__}, and where: read alike by every door, and left as it was. */
class EveryDoorTest {
  private static final String ID = "\"x-correlation-id\":\"c-1\"";
  private static final String CONTEXT = "\"__context__\":{" + ID + "}";

  /** The ways by which data comes in. Each fails when the data, or what holds it, is changed by the reading. */
  private enum Door {
    LAMBDA {
      @Override
      CorrelationIds captured(Baton baton, byte[] data) {
        return lambda(baton, ByteBuffer.wrap(data));
      }
    },
    LAMBDA_DIRECT_AND_READ_ONLY {
      @Override
      CorrelationIds captured(Baton baton, byte[] data) {
        ByteBuffer direct = ByteBuffer.allocateDirect(data.length).put(data).flip();
        return lambda(baton, direct.asReadOnlyBuffer());
      }
    },
    SDK {
      @Override
      CorrelationIds captured(Baton baton, byte[] data) {
        Record got = Record.builder()
            .sequenceNumber("f")
            .data(SdkBytes.fromByteArray(data))
            .build();
        Record before = got.toBuilder().build();
        CorrelationIds ids = baton.capture(KinesisRecords.incoming(got));
        assertEquals(before, got);
        return ids;
      }
    },
    BYTES {
      @Override
      CorrelationIds captured(Baton baton, byte[] data) {
        return baton.capture(Payloads.incoming(data, "f"));
      }
    },
    SLICE {
      @Override
      CorrelationIds captured(Baton baton, byte[] data) {
        ByteBuffer larger =
            ByteBuffer.allocate(data.length + 9).position(5).put(data).flip();
        ByteBuffer slice = larger.position(5).slice();
        Incoming incoming = Payloads.incoming(slice, "f");
        assertEquals(0, slice.position());
        assertEquals(ByteBuffer.wrap(data), slice);
        return baton.capture(incoming);
      }
    };

    abstract CorrelationIds captured(Baton baton, byte[] data);

    private static CorrelationIds lambda(Baton baton, ByteBuffer data) {
      ByteBuffer before = data.duplicate();
      KinesisEvent.Record inner = new KinesisEvent.Record();
      inner.setData(data);
      KinesisEvent.KinesisEventRecord event = new KinesisEvent.KinesisEventRecord();
      event.setEventID("f");
      event.setKinesis(inner);
      CorrelationIds ids = baton.capture(KinesisEvents.incoming(event));
      assertSame(data, inner.getData());
      assertEquals(before.position(), data.position());
      assertEquals(before.limit(), data.limit());
      return ids;
    }
  }

  private final Baton baton = Baton.builder().build();

  private String idOf(Door door, byte[] data) {
    byte[] before = data.clone();
    CorrelationIds ids = door.captured(baton, data);
    assertEquals(ByteBuffer.wrap(before), ByteBuffer.wrap(data));
    return ids.correlationId();
  }

  private String idOf(Door door, String data) {
    return idOf(door, Json.utf8(data));
  }

  @ParameterizedTest
  @EnumSource
  void theContextIsReadWhereverItStands(Door door) {
    for (String data : new String[] {
      "{" + CONTEXT + "}",
      "{" + CONTEXT + ",\"a\":1}",
      "{\"a\":1," + CONTEXT + "}",
      "{\"a\":[{\"b\":2}]," + CONTEXT + ",\"c\":{}}",
      " {\n\t" + CONTEXT + "\r\n} ",
      "{\"\\u005f_context__\":{\"x-correlation-\\u0069d\":\"c-1\"}}",
      "{\"__context__\":{\"x-correlation-id\":\"c-2\"}," + CONTEXT + "}",
      "{\"__context__\":null," + CONTEXT + "}",
      "{\"__context__\":{\"X-Correlation-ID\":\"c-1\",\"n\":1,\"b\":true,\"o\":{},\"z\":null}}",
    }) {
      assertEquals("c-1", idOf(door, data), data);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoContextOfThisRecordIsNotRead(Door door) {
    for (String data : new String[] {
      "{}",
      "{\"a\":1}",
      "{\"__context__\":null}",
      "{\"__context__\":\"c-1\"}",
      "{\"__context__\":1}",
      "{\"__context__\":[]}",
      "{\"__context__\":[{" + ID + "}]}",
      "{\"__context__\":{}}",
      "{" + CONTEXT + ",\"__context__\":null}",
      "{\"detail\":{" + CONTEXT + "}}",
      "{\"list\":[{" + CONTEXT + "}]}",
      "[{" + CONTEXT + "}]",
      "{" + CONTEXT,
      "{" + CONTEXT + "}}",
      "",
      " ",
      "null",
      "no JSON",
      "\"" + "text" + "\"",
    }) {
      assertEquals("f", idOf(door, data), data);
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersAndBooleansAreTextAsTheyAreWritten(Door door) {
    CorrelationIds ids = door.captured(
        baton,
        Json.utf8("{\"__context__\":{" + ID + ",\"call-chain-length\":3,\"debug-log-enabled\":true,"
            + "\"x-correlation-n\":1.50,\"x-correlation-b\":false}}"));
    assertEquals(
        Map.of(
            "x-correlation-id", "c-1",
            "call-chain-length", "4",
            "debug-log-enabled", "true",
            "x-correlation-n", "1.50",
            "x-correlation-b", "false"),
        ids.asMap());
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(Json.utf8(text));
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void compressedAndAggregatedDataIsNotOpened(Door door) throws IOException {
    assertEquals("f", idOf(door, zipped("{" + CONTEXT + "}")));
    // Two user records, {"a":1} and {"b":2}, as the Kinesis Producer Library packs them.
    byte[] aggregated = Base64.getDecoder()
        .decode("84mawgoCcGsaCwgAGgd7ImEiOjF9GgsIABoHeyJiIjoyfQEcRZL+hx8mYv3ibqIgVDI=");
    assertEquals("f", idOf(door, aggregated));
    byte[] magic = Json.latin1("\u00f3\u0089\u009a\u00c2{" + CONTEXT + "}");
    assertEquals("f", idOf(door, magic));
  }

  /** Whoever has taken an aggregated record apart tells each user record by both of its numbers. */
  @Test
  void aUserRecordHasItsOwnIdOrThatOfItsPlace() {
    assertEquals(
        "c-1",
        baton
            .capture(Payloads.incoming(Json.utf8("{" + CONTEXT + "}"), "4959-0"))
            .correlationId());
    assertEquals(
        "4959-1", baton.capture(Payloads.incoming(Json.utf8("{}"), "4959-1")).correlationId());
  }

  private static String repeated(String begin, String middle, int bytes, String end) {
    return begin + middle.repeat(bytes / middle.length()) + end;
  }

  @ParameterizedTest
  @EnumSource
  void hostileSizesCostBoundedTimeAndMemory(Door door) {
    StringBuilder members = new StringBuilder("{" + CONTEXT);
    StringBuilder ids = new StringBuilder("{\"__context__\":{" + ID);
    for (int i = 0; i < 100_000; i++) {
      members
          .append(",\"member-")
          .append(i)
          .append("\":\"")
          .append("v".repeat(45))
          .append('"');
      ids.append(",\"x-correlation-")
          .append(i)
          .append("\":\"")
          .append("v".repeat(38))
          .append('"');
    }
    int tenMebibytes = 10 << 20;
    for (String data : new String[] {
      members.append('}').toString(),
      ids.append("}}").toString(),
      "[".repeat(tenMebibytes),
      "{\"a\":" + "[".repeat(tenMebibytes),
      "{".repeat(tenMebibytes),
      repeated("{\"a\":\"", "\\", tenMebibytes, ""),
      repeated("", "{\"__context__\":", tenMebibytes, ""),
      repeated("{" + CONTEXT, "," + CONTEXT, tenMebibytes, "}"),
    }) {
      byte[] bytes = Json.utf8(data);
      String[] id = new String[1];
      // Each door has a copy or two that this test or the SDK makes.
      Cost.of(bytes.length, () -> id[0] = door.captured(baton, bytes).correlationId())
          .isAtMost(5);
      assertEquals(data.endsWith("}") ? "c-1" : "f", id[0]);
    }
  }
}

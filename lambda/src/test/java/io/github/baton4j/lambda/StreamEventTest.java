// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Handlers that are handed a stream: it is read, and as before afterwards. */
class StreamEventTest {
  private static final Map<String, Object> IDS = EventShapes.map("x-correlation-id", "c-1");
  private static final TestContext CONTEXT = TestContext.of("req-1");

  private final BatonLambda lambda = BatonLambda.using(Baton.builder().build());

  private String captured(InputStream in) {
    Scope scope = lambda.open(in, CONTEXT);
    try (scope) {
      return CorrelationContext.current().correlationId();
    }
  }

  @Test
  void aHandlerReadsTheWholeEventAfterBatonHas() {
    byte[] json = EventShapes.json(EventShapes.rest(IDS, "r-1"));
    InputStream in = new ByteArrayInputStream(json);
    byte[] read = lambda.handle(in, CONTEXT, () -> {
      assertEquals("c-1", CorrelationContext.current().correlationId());
      return bytes(in);
    });
    assertArrayEquals(json, read);
  }

  private static byte[] bytes(InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWasReadBeforeIsNotReadAgain() throws IOException {
    byte[] json = EventShapes.json(EventShapes.direct(IDS));
    byte[] whole = new byte[json.length + 3];
    System.arraycopy(json, 0, whole, 3, json.length);
    InputStream in = new BufferedInputStream(new ByteArrayInputStream(whole), 8);
    assertEquals(3, in.readNBytes(3).length);
    assertEquals("c-1", captured(in));
    assertArrayEquals(json, in.readAllBytes());
  }

  /** The runtime's stream, in the hands of somebody who marks it. */
  @Test
  void theMarkOfTheRuntimesStreamStays() {
    byte[] json = EventShapes.json(EventShapes.direct(IDS));
    byte[] whole = new byte[json.length + 5];
    System.arraycopy(json, 0, whole, 5, json.length);
    ByteArrayInputStream in = new ByteArrayInputStream(whole);
    assertEquals(2, in.skip(2));
    in.mark(0);
    assertEquals(3, in.skip(3));
    assertEquals("c-1", captured(in));
    assertArrayEquals(json, in.readAllBytes());
    in.reset();
    assertEquals(json.length + 3, in.available());
    assertEquals("req-1", captured(in), "zeros before the object");
    assertEquals(json.length + 3, in.available());
  }

  @Test
  void aStreamThatCannotBeReadAgainIsNotRead() throws IOException {
    byte[] json = EventShapes.json(EventShapes.direct(IDS));
    InputStream in = new FilterInputStream(new ByteArrayInputStream(json)) {
      @Override
      public boolean markSupported() {
        return false;
      }
    };
    assertEquals("req-1", captured(in));
    assertArrayEquals(json, in.readAllBytes());
  }

  @Test
  void aStreamThatFailsCostsNothingButItsIds() {
    InputStream in = new FilterInputStream(new ByteArrayInputStream(new byte[9])) {
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        throw new IOException("broken");
      }
    };
    long before = lambda.outcomes().count("lambda", "failed");
    assertEquals("req-1", captured(in));
    assertEquals(before + 1, lambda.outcomes().count("lambda", "failed"));
  }

  /** More than Lambda hands to a function; as far as it was read, it is no complete object. */
  @Test
  void aStreamWithoutEndHasOne() throws IOException {
    InputStream in = new FilterInputStream(new ByteArrayInputStream(new byte[0])) {
      private long at;
      private long marked;

      @Override
      public int read() {
        return at++ == 0 ? '{' : ' ';
      }

      @Override
      public int read(byte[] into, int from, int length) {
        Arrays.fill(into, from, from + length, (byte) ' ');
        into[from] = (byte) read();
        at += length - 1;
        return length;
      }

      @Override
      public synchronized void mark(int limit) {
        marked = at;
      }

      @Override
      public synchronized void reset() {
        at = marked;
      }

      @Override
      public boolean markSupported() {
        return true;
      }
    };
    assertEquals("req-1", captured(in));
    assertTrue(in.read() == '{');
  }
}

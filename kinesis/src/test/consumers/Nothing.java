// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.Payloads;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Stamps bare data, takes the ID out of it again, and the context. */
final class Nothing {
  private static final Baton BATON = Baton.create();

  public static void main(String[] args) {
    byte[] data = "{\"n\":1.0}".getBytes(StandardCharsets.UTF_8);
    byte[] stamped = Payloads.stamp(data, CorrelationIds.of("nothing"));
    System.out.println(text(stamped));
    Scope scope = BATON.open(Payloads.incoming(stamped, "4959-0"));
    try (scope) {
      System.out.println(CorrelationContext.current().correlationId());
    }
    Scope fallback = BATON.open(Payloads.incoming(ByteBuffer.wrap(data), "4959-0"));
    try (fallback) {
      System.out.println(CorrelationContext.current().correlationId());
    }
    System.out.println(text(Payloads.strip(stamped)));
  }

  private static String text(byte[] data) {
    return new String(data, StandardCharsets.UTF_8);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** The ways in which a buffer can hold the same bytes; in most of them others stand around. */
enum BufferKind {
  WRAPPED {
    @Override
    ByteBuffer of(byte[] data) {
      return ByteBuffer.wrap(data);
    }
  },
  READ_ONLY {
    @Override
    ByteBuffer of(byte[] data) {
      return ByteBuffer.wrap(data).asReadOnlyBuffer();
    }
  },
  POSITIONED {
    @Override
    ByteBuffer of(byte[] data) {
      return within(ByteBuffer.allocate(data.length + 16), data);
    }
  },
  DIRECT {
    @Override
    ByteBuffer of(byte[] data) {
      return within(ByteBuffer.allocateDirect(data.length + 16), data);
    }
  },
  SLICED {
    @Override
    ByteBuffer of(byte[] data) {
      return POSITIONED.of(data).slice();
    }
  },
  POSITIONED_READ_ONLY {
    @Override
    ByteBuffer of(byte[] data) {
      return POSITIONED.of(data).asReadOnlyBuffer();
    }
  };

  abstract ByteBuffer of(byte[] data);

  /** Every kind for data that is small; one for data that is large, the same whenever it comes, for it takes its time. */
  static List<BufferKind> forData(byte[] data) {
    List<BufferKind> all = List.of(values());
    return data.length < 512
        ? all
        : List.of(all.get(Math.floorMod(Arrays.hashCode(data), all.size())));
  }

  /** Between braces that are not part of it. */
  private static ByteBuffer within(ByteBuffer buffer, byte[] data) {
    buffer.put(Json.utf8("{\"a\":[{ ")).put(data);
    while (buffer.hasRemaining()) {
      buffer.put((byte) '}');
    }
    return buffer.position(8).limit(8 + data.length);
  }

  /** A buffer that was made of this is as it was. */
  void isUntouched(ByteBuffer buffer, byte[] data) {
    ByteBuffer fresh = of(data);
    assertEquals(fresh.position(), buffer.position());
    assertEquals(fresh.limit(), buffer.limit());
    assertEquals(fresh.duplicate().clear(), buffer.duplicate().clear());
  }
}

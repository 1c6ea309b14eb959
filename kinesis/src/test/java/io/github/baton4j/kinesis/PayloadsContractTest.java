// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.Incoming;
import io.github.baton4j.contract.CaptureContract;
import io.github.baton4j.contract.ScopeContract;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Bare data under the contracts: as an array, as a buffer without one, and with other values than strings. */
class PayloadsContractTest {
  abstract static class OfData extends CaptureContract {
    @Override
    protected Incoming nothing() {
      return Payloads.incoming((byte[]) null, null);
    }

    /** There is no array or buffer that throws, so the least that can break is the front. */
    @Override
    protected Incoming broken() {
      return Incoming.of(KinesisRecordsContractTest.BROKEN, null, false);
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }

  @Nested
  class DataScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return Payloads.incoming(Json.payloadOfStrings(ids), fallbackId);
    }
  }

  @Nested
  class ArrayCapture extends OfData {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return Payloads.incoming(Json.payloadOfStrings(fields), fallbackId);
    }
  }

  @Nested
  class BufferCapture extends OfData {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      ByteBuffer buffer = ByteBuffer.wrap(Json.payloadOfStrings(fields)).asReadOnlyBuffer();
      return Payloads.incoming(buffer, fallbackId);
    }

    @Override
    protected Incoming nothing() {
      return Payloads.incoming((ByteBuffer) null, null);
    }
  }

  @Nested
  class ScalarsCapture extends OfData {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return Payloads.incoming(Json.payloadOfScalars(fields), fallbackId);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.contract.CaptureContract;
import io.github.baton4j.contract.ScopeContract;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** {@link Incoming#of} under the contracts. */
class HeaderMapContractTest {
  /** A map that nobody can read. */
  private static final Map<String, String> BROKEN = new AbstractMap<>() {
    @Override
    public Set<Entry<String, String>> entrySet() {
      throw new IllegalStateException("broken map");
    }
  };

  @Nested
  class HeadersScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return Incoming.of(ids, fallbackId);
    }
  }

  @Nested
  class HeadersCapture extends CaptureContract {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return Incoming.of(fields, fallbackId);
    }

    @Override
    protected Incoming nothing() {
      return Incoming.of(null, null);
    }

    @Override
    protected Incoming broken() {
      return Incoming.of(BROKEN, null);
    }

    @Override
    protected boolean edge() {
      return true;
    }
  }

  @Nested
  class TrustedHeadersCapture extends CaptureContract {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return Incoming.of(fields, fallbackId, false);
    }

    @Override
    protected Incoming nothing() {
      return Incoming.of(null, null, false);
    }

    @Override
    protected Incoming broken() {
      return Incoming.of(BROKEN, null, false);
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }
}

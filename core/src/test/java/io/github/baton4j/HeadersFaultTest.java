// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.contract.FaultContract;
import io.github.baton4j.contract.Law;
import io.github.baton4j.contract.OutgoingCall;
import io.github.baton4j.contract.Over;
import io.github.baton4j.contract.Transport;
import io.github.baton4j.testkit.faults.Outgoing;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers for clients that nobody intercepts, under the contract of faults: without Baton there are none. */
@Law({1, 3, 10})
@Over(Transport.HEADERS)
class HeadersFaultTest {
  static class ToAHost extends OutgoingCall {
    URI uri() {
      return URI.create("https://orders.example:8443/a?b=c");
    }

    @Override
    public void open() {}

    @Override
    public String call() {
      return baton().headers(uri()).toString();
    }

    @Override
    public String callWithout() {
      return "{}";
    }
  }

  static final class ToAnAddressThatUriDoesNotRead extends ToAHost {
    @Override
    URI uri() {
      return URI.create("wss://me@user_service:8080/a");
    }
  }

  static final class ToNobody extends ToAHost {
    @Override
    URI uri() {
      return URI.create("https://bucket.example/key?X-Amz-Signature=0");
    }
  }

  static final class OutsideOfAnyScope extends ToAHost {
    @Override
    protected boolean isInScope() {
      return false;
    }
  }

  @Nested
  @ParameterizedClass
  @ValueSource(
      classes = {
        ToAHost.class,
        ToAnAddressThatUriDoesNotRead.class,
        ToNobody.class,
        OutsideOfAnyScope.class
      })
  class EachCall extends FaultContract {
    EachCall(Class<? extends Outgoing> type) {
      super(type, "http", Baton.class);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.contract.BatonCopy;
import io.github.baton4j.contract.InjectionContract;
import io.github.baton4j.contract.TwoCopiesContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Two copies' interceptors on one SDK client: every operation that carries IDs, by clients of either kind. */
public abstract class SdkTwoCopiesContract extends TwoCopiesContract {
  private record SdkRequests(Map<String, String> entries, String bytes)
      implements InjectionContract.Wire {}

  protected abstract SdkTransport sdk();

  @Override
  protected final Class<?> ofTransport() {
    return sdk().interceptor().getClass();
  }

  @Override
  protected final String transport() {
    return sdk().name();
  }

  @Override
  protected final long carriers() throws Exception {
    long carriers = 0;
    for (SdkTransport.Call call : sdk().calls().values()) {
      carriers += sdk().carriers(sent(call)).size();
    }
    return carriers;
  }

  @Override
  protected final InjectionContract.Wire send(BatonCopy... registered) throws Exception {
    StringBuilder bytes = new StringBuilder();
    List<Map<String, String>> carriers = new ArrayList<>();
    for (Map.Entry<String, SdkTransport.Call> each : sdk().calls().entrySet()) {
      SdkBytes body = sent(each.getValue(), registered);
      List<Map<String, String>> sent = sdk().carriers(body);
      if (!sent.isEmpty()) {
        carriers.addAll(sent);
        bytes.append(new String(body.asByteArrayUnsafe(), StandardCharsets.ISO_8859_1));
      }
    }
    for (Map<String, String> each : carriers) {
      assertEquals(carriers.get(0), each);
    }
    return new SdkRequests(carriers.get(0), bytes.toString());
  }

  /** The body of the request. */
  protected final SdkBytes sent(SdkTransport.Call call, BatonCopy... registered) throws Exception {
    List<ExecutionInterceptor> interceptors = new ArrayList<>();
    for (BatonCopy copy : registered) {
      interceptors.add((ExecutionInterceptor) copy.make(ofTransport()));
    }
    try (SdkWire wire = new SdkWire(sdk()::answer);
        SdkClients clients =
            new SdkClients(wire, o -> interceptors.forEach(o::addExecutionInterceptor))) {
      call.begin(clients).get(30, TimeUnit.SECONDS);
      return wire.sent();
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract.sdk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** A transport as the contracts over the SDK see it: its operations, by clients of either kind. */
public interface SdkTransport {
  /** As outcomes are counted under. */
  String name();

  ExecutionInterceptor interceptor();

  /** Each operation by each kind of client, under a name for people. The same request at every call. */
  Map<String, Call> calls();

  /** The shortest answer to a request that a client understands. */
  byte[] answer(byte[] request);

  /** Name → value of the correlation entries of each message or record in a request; none of one that asks for some. */
  List<Map<String, String>> carriers(SdkBytes request) throws IOException;

  /** Begins a call by a client of its own. */
  interface Call {
    CompletableFuture<?> begin(SdkClients clients);
  }

  /** What is counted when this went out once. */
  default Map<String, Long> countedOnce(SdkBytes request) throws IOException {
    int carriers = carriers(request).size();
    return carriers == 0 ? Map.of("asked", 1L) : Map.of("injected", (long) carriers);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract.sdk;

import io.github.baton4j.contract.OutgoingCall;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * A call of the SDK under the contract of faults: by a real client, down to the bytes.
 *
 * @param <C> the client's class
 */
public abstract class ClientCall<C> extends OutgoingCall {
  private C plain;
  private C client;

  protected abstract C client(ExecutionInterceptor... interceptors);

  protected abstract ExecutionInterceptor interceptor();

  protected abstract void send(C by);

  /** What was sent last. */
  protected abstract String sent();

  @Override
  public final void open() {
    plain = client();
    client = client(interceptor());
  }

  @Override
  public final String call() {
    send(client);
    return sent();
  }

  @Override
  public final String callWithout() {
    send(plain);
    return sent();
  }
}

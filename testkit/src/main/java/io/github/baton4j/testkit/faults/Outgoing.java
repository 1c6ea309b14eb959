// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.faults;

import java.util.Map;

/**
 * One kind of call that goes out, as a test of faults sees it from outside of the copy that it belongs to. For one thread.
 */
public interface Outgoing extends AutoCloseable {
  /** Makes what the calls need, such as clients, outside of any scope. */
  void open() throws Exception;

  /** Opens the scope in which the calls are made, until all ends. */
  void enter() throws Exception;

  /**
   * Makes the call, the same every time.
   *
   * @return everything that it put on the wire, or gave to its caller, but for what differs from call to call anyway
   */
  String call() throws Exception;

  /** The same without the library. */
  String callWithout() throws Exception;

  /**
   * What the library has counted so far: a transport, {@code ": "} and an outcome → how often. Only once a scope was entered.
   */
  Map<String, Long> outcomes();

  @Override
  void close();
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class KinesisEndpointIT extends KinesisContract {
  private static KinesisEndpoint endpoint;

  @BeforeAll
  static void start() throws IOException {
    endpoint = KinesisEndpoint.start();
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @Override
  InetSocketAddress address() {
    return endpoint.address();
  }

  @Override
  void failOneRecord() {
    endpoint.failNextRecords(1);
  }
}

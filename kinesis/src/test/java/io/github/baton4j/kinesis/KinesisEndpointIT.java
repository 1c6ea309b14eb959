// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.testkit.kinesis.KinesisEndpoint;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against our own endpoint, which every machine has. */
class KinesisEndpointIT extends ThroughKinesis {
  private static KinesisEndpoint server;

  @BeforeAll
  static void start() throws IOException {
    server = KinesisEndpoint.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  URI endpoint() {
    return server.uri();
  }
}

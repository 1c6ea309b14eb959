// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.testkit.kinesis.KinesisLocal;
import io.github.baton4j.testkit.node.NeedsNode;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against an endpoint of others. */
@NeedsNode
class KinesisLocalIT extends ThroughKinesis {
  private static KinesisLocal server;

  @BeforeAll
  static void start() {
    server = KinesisLocal.start();
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

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import io.github.baton4j.testkit.node.NodePackages;
import io.github.baton4j.testkit.node.NodeProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The npm package {@code kinesis-local}: another one's idea of Kinesis, as a process of its own on loopback.
 *
 * <pre>{@code
 * try (KinesisLocal kinesis = KinesisLocal.start()) {
 *   KinesisClient client = KinesisClient.builder().endpointOverride(kinesis.uri())….build();
 * }
 * }</pre>
 *
 * <p>It speaks plain HTTP, so a client needs nothing but the address. A stream is active some 10 ms after it was created:
 * wait for it. Where it is not true to AWS stands in the test that runs the contract against it.
 */
public final class KinesisLocal implements AutoCloseable {
  private static final String PACKAGE = "node_modules/kinesis-local/";
  private static final int SERVERS = 2;
  private static final Duration PROBE = Duration.ofSeconds(5);

  private final NodeProcess process;
  private final int port;

  private KinesisLocal(NodeProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Installs the package if need be, and starts it on a free port.
   *
   * @throws IllegalStateException when there is no Node, or it does not start; the message has what it wrote
   */
  public static KinesisLocal start() {
    NodePackages packages = NodePackages.install("kinesis-local");
    Map<String, String> environment = Map.of(
        // Read from the working directory unless told; without it the program ends.
        "KINESIS_MOCK_CERT_PATH", PACKAGE + "server.json",
        "KINESIS_MOCK_PLAIN_PORT", "0",
        "KINESIS_MOCK_TLS_PORT", "0",
        "CREATE_STREAM_DURATION", "10ms",
        "DELETE_STREAM_DURATION", "10ms",
        // For all streams together; a test class makes many.
        "SHARD_LIMIT", "1000",
        "AWS_REGION", "us-east-1");
    NodeProcess process = NodeProcess.start(
        packages,
        environment,
        output -> NodeProcess.portsIn(output).size() == SERVERS,
        PACKAGE + "main.js");
    boolean good = false;
    try {
      KinesisLocal started = new KinesisLocal(process, plainPort(process));
      good = true;
      return started;
    } finally {
      if (!good) {
        process.close();
      }
    }
  }

  /** It does not say which of its two servers is which: the one that answers to plain HTTP. */
  private static int plainPort(NodeProcess process) {
    List<Integer> ports = process.ports();
    for (int port : ports) {
      if (answers(port)) {
        return port;
      }
    }
    throw new IllegalStateException("none of " + ports + " speaks HTTP\n" + process.output());
  }

  private static boolean answers(int port) {
    try {
      HttpURLConnection connection = (HttpURLConnection)
          URI.create("http://127.0.0.1:" + port + "/healthcheck").toURL().openConnection();
      connection.setConnectTimeout((int) PROBE.toMillis());
      connection.setReadTimeout((int) PROBE.toMillis());
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** What {@code endpointOverride} wants: {@code http://127.0.0.1:port}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where it listens, for whoever puts a recorder in front of it. */
  public InetSocketAddress address() {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** All that it has written so far, for messages of tests that fail. */
  public String output() {
    return process.output();
  }

  /** Ends it for certain. */
  @Override
  public void close() {
    process.close();
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands on loopback in front of a server, hands every byte on in both directions, and keeps those that clients sent.
 *
 * <pre>{@code
 * try (WireRecorder wire = WireRecorder.before(server.getAddress())) {
 *   client.send(request(wire.uri()));
 *   assertEquals("abc", wire.requests().get(0).header("x-correlation-id"));
 * }
 * }</pre>
 *
 * <p>It relays TCP and rewrites nothing, so what it shows is what the client wrote, to the letter, case and order
 * included. A request is recorded before it is handed on: whoever has the answer finds the request here.
 *
 * <p>Safe for use by any number of threads. Plain HTTP/1.1 only.
 */
public final class WireRecorder implements AutoCloseable {
  private final InetSocketAddress target;
  private final ServerSocket door;
  private final List<Connection> connections = new ArrayList<>();
  private boolean closed;

  private WireRecorder(InetSocketAddress target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  /** Starts a recorder on a free port. */
  public static WireRecorder before(InetSocketAddress target) throws IOException {
    WireRecorder recorder = new WireRecorder(target);
    daemon("wire-" + recorder.door.getLocalPort(), recorder::accept);
    return recorder;
  }

  /** Where clients connect to: {@code http://127.0.0.1:port}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /**
   * The requests that have arrived in full: those of one connection in their order, the connections in theirs.
   *
   * @throws IllegalStateException when what came was not HTTP/1.1
   */
  public List<RecordedRequest> requests() {
    List<Connection> all;
    synchronized (connections) {
      all = List.copyOf(connections);
    }
    List<RecordedRequest> requests = new ArrayList<>();
    for (Connection connection : all) {
      requests.addAll(RecordedRequest.allIn(connection.received()));
    }
    return requests;
  }

  private void accept() {
    while (true) {
      Socket client;
      try {
        client = door.accept();
      } catch (IOException e) {
        return; // closed
      }
      try {
        Connection connection = new Connection(client, target);
        synchronized (connections) {
          if (closed) {
            connection.close();
            return;
          }
          connections.add(connection);
        }
        connection.start();
      } catch (IOException e) {
        // The server is not there: the client sees its connection closed, as it would without a
        // recorder.
        closeQuietly(client);
      }
    }
  }

  /** Ends all connections. What was recorded can still be read. */
  @Override
  public void close() {
    synchronized (connections) {
      closed = true;
      connections.forEach(Connection::close);
    }
    try {
      door.close();
    } catch (IOException e) {
      // It accepts nothing more either way.
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nobody is left to be told.
    }
  }

  /** One client's connection and ours to the server behind it. */
  private static final class Connection {
    private final Socket client;
    private final Socket server;
    private final Bytes received = new Bytes();

    Connection(Socket client, InetSocketAddress target) throws IOException {
      this.client = client;
      this.server = new Socket(target.getAddress(), target.getPort());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    byte[] received() {
      return received.copy();
    }

    void start() {
      daemon("wire-in-" + client.getPort(), () -> relay(client, server, received));
      daemon("wire-out-" + client.getPort(), () -> relay(server, client, null));
    }

    private void relay(Socket from, Socket to, @Nullable Bytes kept) {
      byte[] buffer = new byte[8192];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (kept != null) {
            kept.add(buffer, n);
          }
          out.write(buffer, 0, n);
          out.flush();
        }
        to.shutdownOutput();
      } catch (IOException e) {
        // One side hung up: so does the other.
        close();
      }
    }

    void close() {
      closeQuietly(client);
      closeQuietly(server);
    }
  }
}

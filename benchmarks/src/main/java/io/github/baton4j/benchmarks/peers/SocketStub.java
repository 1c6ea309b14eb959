// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections that lead nowhere: what is written is dropped, and each reading is answered with one empty response. OkHttp's
 * interceptors of the network, in which all that is measured writes its headers, run for calls that have a connection alone.
 */
public final class SocketStub extends SocketFactory {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final @Nullable ByteArrayOutputStream sent;

  /** What is written is dropped. */
  public SocketStub() {
    sent = null;
  }

  /** What is written by one thread is kept. */
  public SocketStub(ByteArrayOutputStream sent) {
    this.sent = sent;
  }

  @Override
  public Socket createSocket() {
    return new Connection(sent == null ? OutputStream.nullOutputStream() : sent);
  }

  @Override
  public Socket createSocket(String host, int port) {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    return createSocket();
  }

  private static final class Connection extends Socket {
    private final InputStream in = new Answers();
    private final OutputStream out;

    Connection(OutputStream out) {
      this.out = out;
    }

    @Override
    public void connect(SocketAddress address, int timeout) {}

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public OutputStream getOutputStream() {
      return out;
    }
  }

  /** One answer after the other, never more than one at a time. */
  private static final class Answers extends InputStream {
    private int at;

    @Override
    public int read() {
      byte next = ANSWER[at];
      at = (at + 1) % ANSWER.length;
      return next;
    }

    @Override
    public int read(byte[] target, int from, int most) {
      int length = Math.min(most, ANSWER.length - at);
      System.arraycopy(ANSWER, at, target, from, length);
      at = (at + length) % ANSWER.length;
      return length;
    }
  }
}

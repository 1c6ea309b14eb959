// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WireRecorderTest {
  private HttpServer server;
  private WireRecorder wire;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext("/", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    wire = WireRecorder.before(server.getAddress());
  }

  @AfterEach
  void stop() {
    wire.close();
    server.stop(0);
  }

  @Test
  void answersComeThroughAndRequestsAreKept() throws Exception {
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String big = "x".repeat(100_000);
    HttpRequest request = HttpRequest.newBuilder(wire.uri().resolve("/a%20b?c=d"))
        .header("x-correlation-id", "abc")
        .POST(BodyPublishers.ofString(big))
        .build();

    assertEquals(big, client.send(request, BodyHandlers.ofString()).body());

    RecordedRequest recorded = wire.requests().get(0);
    assertEquals(1, wire.requests().size());
    assertEquals("POST", recorded.method());
    assertEquals("/a%20b?c=d", recorded.target());
    assertEquals(List.of("abc"), recorded.headers("X-Correlation-ID"));
    assertEquals(big, recorded.text());
  }

  @Test
  void headersKeepTheirCaseOrderAndRepetition() throws IOException {
    try (Socket socket = connect()) {
      exchange(socket, "GET / HTTP/1.1\r\nHost: h\r\nb:  2 \r\nA: 1\r\nB: 3\r\n\r\n");
    }

    RecordedRequest recorded = wire.requests().get(0);
    assertEquals(
        List.of(
            Map.entry("Host", "h"), Map.entry("b", "2"), Map.entry("A", "1"), Map.entry("B", "3")),
        recorded.headers());
    assertEquals(List.of("2", "3"), recorded.headers("b"));
    assertEquals("2", recorded.header("B"));
    assertNull(recorded.header("c"));
  }

  @Test
  void requestsOfOneConnectionAreToldApart() throws IOException {
    try (Socket socket = connect()) {
      exchange(socket, "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello");
      exchange(
          socket,
          String.join(
              "\r\n",
              "POST /2 HTTP/1.1",
              "Host: h",
              "Transfer-Encoding: chunked",
              "",
              "3;x=y",
              "abc",
              "2",
              "de",
              "0",
              "",
              ""));
      exchange(socket, "GET /3 HTTP/1.1\r\nHost: h\r\n\r\n");
    }

    List<RecordedRequest> recorded = wire.requests();
    assertEquals(
        List.of("/1", "/2", "/3"),
        recorded.stream().map(RecordedRequest::target).toList());
    assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), recorded.get(0).body());
    assertEquals("abcde", recorded.get(1).text());
    assertEquals("", recorded.get(2).text());
  }

  @Test
  void whatHasNotArrivedInFullIsNoRequestYet() {
    String whole =
        "POST /1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nTrailer: t\r\n\r\n";
    for (int length = 0; length < whole.length(); length++) {
      byte[] part = whole.substring(0, length).getBytes(StandardCharsets.ISO_8859_1);
      assertEquals(List.of(), RecordedRequest.allIn(part), whole.substring(0, length));
    }
    byte[] all = (whole + whole).getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(2, RecordedRequest.allIn(all).size());
  }

  @Test
  void whatIsNotHttpIsToldSo() {
    byte[] bytes = "PRI * HTTP/2.0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThrows(IllegalStateException.class, () -> RecordedRequest.allIn(bytes));
  }

  @Test
  void closingEndsConnectionsAndKeepsTheRecord() throws IOException {
    try (Socket socket = connect()) {
      exchange(socket, "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n");
      wire.close();
      assertTrue(isEnded(socket));
    }
    assertEquals("/1", wire.requests().get(0).target());
    assertTrue(isRefusedOrEnded());
  }

  private boolean isRefusedOrEnded() {
    try (Socket socket = connect()) {
      return isEnded(socket);
    } catch (IOException e) {
      return true;
    }
  }

  private Socket connect() throws IOException {
    URI uri = wire.uri();
    return new Socket(uri.getHost(), uri.getPort());
  }

  /** Writes a request and reads until the head of an answer has come, with whatever body is there. */
  private static void exchange(Socket socket, String request) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    InputStream in = socket.getInputStream();
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      assertTrue(b >= 0, "the connection ended early");
      answer.append((char) b);
    }
    int length = answer.indexOf("Content-length: ");
    if (length >= 0) {
      int from = length + "Content-length: ".length();
      int size = Integer.parseInt(answer.substring(from, answer.indexOf("\r\n", from)));
      assertEquals(size, in.readNBytes(size).length);
    }
  }

  private static boolean isEnded(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }
}

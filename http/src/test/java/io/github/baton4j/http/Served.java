// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.CorrelationContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.MDC;

/**
 * An application behind the filter, in a container: what is at each path is told by the test. On whichever thread a dispatch
 * runs, it is looked at whether something was left there.
 */
final class Served implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> left = new CopyOnWriteArrayList<>();
  private final ServletContainer container;
  private volatile Filter before = (request, response, chain) -> chain.doFilter(request, response);

  /** What is at a path. */
  interface Page {
    void serve(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException;
  }

  private Served(String container, List<Filter> filters) throws Exception {
    this.container = ServletContainer.start(container, application -> add(application, filters));
  }

  /** Starts a container with these filters, one behind the other. */
  static Served by(String container, Filter... filters) throws Exception {
    return new Served(container, List.of(filters)).on("/error", (request, response) -> {});
  }

  private void add(ServletContext application, List<Filter> filters) {
    add(application, "left", this::look);
    add(
        application,
        "before",
        (request, response, chain) -> before.doFilter(request, response, chain));
    for (int i = 0; i < filters.size(); i++) {
      add(application, "filter-" + i, filters.get(i));
    }
    var pagesServlet = application.addServlet("pages", new HttpServlet() {
      private static final long serialVersionUID = 1;

      @Override
      protected void service(HttpServletRequest request, HttpServletResponse response)
          throws ServletException, IOException {
        Object included = request.getAttribute("jakarta.servlet.include.servlet_path");
        pages.get(included == null ? request.getServletPath() : included).serve(request, response);
      }
    });
    pagesServlet.setAsyncSupported(true);
    for (String path : List.of("/page", "/second", "/error")) {
      pagesServlet.addMapping(path);
    }
  }

  private static void add(ServletContext application, String name, Filter filter) {
    FilterRegistration.Dynamic added = application.addFilter(name, filter);
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
  }

  /** A thread has nothing before a dispatch and nothing after it, unless the dispatch is part of another one. */
  private void look(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean isNested = request.getDispatcherType() == DispatcherType.FORWARD
        || request.getDispatcherType() == DispatcherType.INCLUDE;
    note("before", isNested);
    try {
      chain.doFilter(request, response);
    } finally {
      note("after", isNested);
    }
  }

  private void note(String when, boolean isNested) {
    if (!isNested && !shown().equals("{}")) {
      left.add(when + " a dispatch: " + shown());
    }
  }

  /** What the thread has of ours, and in its MDC. */
  static String shown() {
    Map<String, String> shown = new TreeMap<>(CorrelationContext.current().asMap());
    Map<String, String> mdc = MDC.getCopyOfContextMap();
    if (mdc != null) {
      mdc.forEach((name, value) -> shown.put("mdc " + name, value));
    }
    return shown.toString();
  }

  Served on(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  /** What stands before the filter. */
  Served before(Filter filter) {
    before = filter;
    return this;
  }

  /** What was left on threads of the container. */
  List<String> left() {
    return left;
  }

  HttpResponse<String> get(String... headers) throws Exception {
    return send("GET", headers);
  }

  HttpResponse<String> send(String method, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + container.port() + "/page"))
        .timeout(Duration.ofSeconds(30))
        .method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to a request whose header lines are these bytes, one byte a character. */
  String getRaw(String headerLines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), container.port())) {
      socket.setSoTimeout(30_000);
      String request =
          "GET /page HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headerLines + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() throws Exception {
    container.close();
  }
}

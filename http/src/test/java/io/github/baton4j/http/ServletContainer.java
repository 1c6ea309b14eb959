// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A servlet container on a free port of 127.0.0.1, with one error page, at {@code /error}, for whatever goes wrong. */
interface ServletContainer extends AutoCloseable {
  /** Enough for a header of 10 KB, and more than either takes by default. */
  int HEADER_BYTES = 64 << 10;

  /** The containers of this run; of the runs on an older Tomcat, that alone. */
  static List<String> names() {
    return System.getProperty("baton.test.tomcat") == null
        ? List.of("Tomcat", "Jetty")
        : List.of("Tomcat");
  }

  /**
   * Starts a container.
   *
   * @param application adds filters and servlets
   */
  static ServletContainer start(String name, Consumer<ServletContext> application)
      throws Exception {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "tomcat" -> new TomcatContainer(application);
      case "jetty" -> new JettyContainer(application);
      default -> throw new IllegalArgumentException(name);
    };
  }

  int port();

  @Override
  void close() throws Exception;
}

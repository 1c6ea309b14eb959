// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.github.baton4j.Baton;
import io.github.baton4j.http.BatonServletFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat on a free port of 127.0.0.1, with one servlet behind the filter. */
public final class PostsServer implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();

  public PostsServer(Servlet posts) throws LifecycleException {
    tomcat.setBaseDir("target/tomcat");
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer(
        (classes, application) -> {
          register(application);
          application.addServlet("posts", posts).addMapping("/posts");
        },
        Set.of());
    tomcat.start();
  }

  private static void register(ServletContext application) {
    Baton baton = Baton.builder().respondWithId(true).build();
    FilterRegistration.Dynamic filter =
        application.addFilter("baton", new BatonServletFilter(baton));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }

  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}

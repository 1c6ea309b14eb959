// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.Baton;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.HttpDestination;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Snapshot;
import io.github.baton4j.transport.Received;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Opens a scope around each request of a servlet container, with the IDs of its headers.
 *
 * <pre>{@code
 * FilterRegistration.Dynamic baton = servletContext.addFilter("baton", new BatonServletFilter());
 * baton.setAsyncSupported(true);
 * baton.addMappingForUrlPatterns(
 *     EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, "/*");
 * }</pre>
 *
 * <p>Register it first, so that the lines of other filters bear the IDs, too, and with {@code asyncSupported}: a servlet
 * behind a filter without it cannot {@code startAsync}. An asynchronous dispatch and an error page have the scope of their
 * request as it ended; what is forwarded or included runs in the one that is open. Other threads get the IDs as everywhere,
 * by {@link io.github.baton4j.CorrelationContext#wrap}.
 *
 * <p>Requests came over the edge: IDs are taken in the narrow alphabet, chain length and debug flag are ignored, unless
 * {@code trustHttp} is set. Without an ID the root of a load balancer's {@code x-amzn-trace-id} becomes one, else one is made.
 * With {@link Baton.Builder#respondWithId} the response has {@code x-correlation-id} before the servlet sees it, which can
 * set another one, and loses it by {@code reset()}.
 *
 * <p>Never fails a request; what the servlet throws goes on as it is, and is not logged here. Needs
 * {@code jakarta.servlet-api}, 5.0 or later. Safe for use by any number of threads.
 *
 * <p>Cost: a scope for each request, as at {@link Baton}, a look at the name of each header, and one attribute of the request.
 *
 * @since 0.1.0
 */
public final class BatonServletFilter implements Filter {
  /** Holds the request's scope while it is open, afterwards what was current in it. */
  private static final String SCOPE = BatonServletFilter.class.getName();

  private final Baton baton;
  private final Policy policy;

  /** Configured by the environment. */
  public BatonServletFilter() {
    this(Baton.create());
  }

  /**
   * Configured in code.
   *
   * @param baton what opens the scopes
   * @throws NullPointerException when it is null
   */
  public BatonServletFilter(Baton baton) {
    this.policy = Frame.policyOf(Objects.requireNonNull(baton, "baton == null"));
    this.baton = baton;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Frame scope = policy.isEnabled() ? opened(request) : null;
    try (scope) {
      if (scope != null) {
        keep(request, scope);
        respond(response);
      }
      chain.doFilter(request, response);
    } finally {
      if (scope != null) {
        keep(request, scope.current());
      }
    }
  }

  /** The scope of this dispatch, or null where none is to be opened. */
  private @Nullable Frame opened(ServletRequest request) {
    try {
      Object present = request.getAttribute(SCOPE);
      if (present instanceof Snapshot kept) {
        return kept.open();
      }
      if (request instanceof HttpServletRequest http && !(present instanceof Frame)) {
        return (Frame) baton.open(received(http));
      }
    } catch (Throwable e) {
      failed(e);
    }
    return null;
  }

  private Received received(HttpServletRequest request) {
    Received received = new Received(HttpDestination.TRANSPORT, true);
    try {
      Enumeration<String> names = request.getHeaderNames();
      while (names != null && names.hasMoreElements()) {
        String name = names.nextElement();
        if (policy.canonical(name) != null || policy.isBroken(name)) {
          received.add(name, Collections.list(request.getHeaders(name)));
        }
      }
      received.takeFallbackId(EventHeaders.traceRoot(received.fields()));
    } catch (Throwable e) {
      received.broken(e);
    }
    return received;
  }

  private void keep(ServletRequest request, Object scope) {
    try {
      request.setAttribute(SCOPE, scope);
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void respond(ServletResponse response) {
    try {
      String id = Snapshot.take().ids().get(Names.CORRELATION_ID);
      if (policy.respondsWithId()
          && id != null
          && response instanceof HttpServletResponse http
          && !http.containsHeader(Names.CORRELATION_ID)) {
        http.setHeader(Names.CORRELATION_ID, id); // which a committed response ignores
      }
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void failed(Throwable fault) {
    Guard.swallow(policy.counters(), HttpDestination.TRANSPORT, fault);
  }
}

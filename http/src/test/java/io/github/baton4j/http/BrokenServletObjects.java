// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;

/** Requests and responses of a wrapper that somebody wrote badly. */
enum BrokenServletObjects {
  HEADER_NAMES,
  HEADERS,
  HEADER_NAMES_AT_THE_STACKS_END,
  NO_HEADER_NAMES,
  NO_HEADERS,
  NULL_AMONG_HEADER_NAMES,
  GET_ATTRIBUTE,
  SET_ATTRIBUTE,
  CONTAINS_HEADER,
  SET_HEADER,
  EVERYTHING;

  /** Whether the wrapper breaks what its class promises, in the eyes of those who count. */
  boolean isFault() {
    return this != NO_HEADER_NAMES && this != NULL_AMONG_HEADER_NAMES;
  }

  /** Whether the page shows what it must: the caller's ID where it could be read, none where nothing could be, else a new one. */
  boolean hasId(String page) {
    return switch (this) {
      case GET_ATTRIBUTE, EVERYTHING -> page.equals("{}");
      case SET_ATTRIBUTE, CONTAINS_HEADER, SET_HEADER, NULL_AMONG_HEADER_NAMES ->
        page.contains("x-correlation-id=post-1");
      default -> page.contains("x-correlation-id=") && !page.contains("post-1");
    };
  }

  private void fail(BrokenServletObjects where) {
    if (this == where || this == EVERYTHING) {
      // What containers throw of what they do not have.
      throw new UnsupportedOperationException(where.name().toLowerCase(Locale.ROOT));
    }
  }

  ServletRequest request(ServletRequest request) {
    return new HttpServletRequestWrapper((HttpServletRequest) request) {
      @Override
      public Enumeration<String> getHeaderNames() {
        fail(HEADER_NAMES);
        if (BrokenServletObjects.this == HEADER_NAMES_AT_THE_STACKS_END) {
          throw new StackOverflowError();
        }
        if (BrokenServletObjects.this == NULL_AMONG_HEADER_NAMES) {
          var names = new java.util.ArrayList<String>();
          names.add(null);
          names.addAll(Collections.list(super.getHeaderNames()));
          return Collections.enumeration(names);
        }
        return BrokenServletObjects.this == NO_HEADER_NAMES ? null : super.getHeaderNames();
      }

      @Override
      public Enumeration<String> getHeaders(String name) {
        fail(HEADERS);
        return BrokenServletObjects.this == NO_HEADERS ? null : super.getHeaders(name);
      }

      @Override
      public Object getAttribute(String name) {
        if (name.startsWith("io.github.baton4j")) {
          fail(GET_ATTRIBUTE);
        }
        return super.getAttribute(name);
      }

      @Override
      public void setAttribute(String name, Object value) {
        if (name.startsWith("io.github.baton4j")) {
          fail(SET_ATTRIBUTE);
        }
        super.setAttribute(name, value);
      }
    };
  }

  ServletResponse response(ServletResponse response) {
    return new HttpServletResponseWrapper((HttpServletResponse) response) {
      @Override
      public boolean containsHeader(String name) {
        fail(CONTAINS_HEADER);
        return super.containsHeader(name);
      }

      @Override
      public void setHeader(String name, String value) {
        if (name.equals("x-correlation-id")) {
          fail(SET_HEADER);
        }
        super.setHeader(name, value);
      }
    };
  }
}

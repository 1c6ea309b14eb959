// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A function in Java and the services around it: the same for all tests that a JVM runs, since they start slowly. */
final class JavaSide implements AutoCloseable {
  final Loopback services;
  final JavaFunction java;

  private JavaSide(Loopback services) {
    this.services = services;
    this.java = new JavaFunction(services);
  }

  private static JavaSide start() {
    try {
      return new JavaSide(Loopback.start());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    java.close();
    services.close();
  }

  /** Hands it to the constructor of a test, which finds nothing of another's, and ends it with the last one. */
  static final class Extension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(JavaSide.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == JavaSide.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return of(context);
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
      // One that has passed has taken all that it sent.
      if (context.getExecutionException().isPresent()) {
        of(context).services.forget();
      }
    }

    static JavaSide of(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(JavaSide.class, key -> start(), JavaSide.class);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A function in Java, one in Node and what is between them: the same for all tests that a JVM runs, since they start slowly. */
final class BothSides implements AutoCloseable {
  final Loopback services;
  final JavaFunction java;
  final NodeFunction node;

  private BothSides(Loopback services, JavaFunction java, NodeFunction node) {
    this.services = services;
    this.java = java;
    this.node = node;
  }

  private static BothSides start(JavaSide side) {
    try {
      return new BothSides(side.services, side.java, NodeFunction.start(side.services));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    node.close();
  }

  /** Hands them to the constructor of a test, which finds nothing of another's, and ends them with the last one. */
  static final class Extension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(BothSides.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == BothSides.class;
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

    private static BothSides of(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(
              BothSides.class, key -> start(JavaSide.Extension.of(context)), BothSides.class);
    }
  }
}

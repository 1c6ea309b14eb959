// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import io.github.baton4j.lambda.BatonHandler;
import io.github.baton4j.lambda.runtime.function.Plain;
import io.github.baton4j.lambda.runtime.function.Streaming;
import io.github.baton4j.lambda.runtime.function.Typed;
import io.github.baton4j.lambda.runtime.function.Unaware;
import io.github.baton4j.lambda.runtime.function.Untyped;
import io.github.baton4j.testkit.lambda.RuntimeProcess;

/**
 * A way to write a function. Its code does what {@link io.github.baton4j.lambda.runtime.function.Work} offers: a line {@code
 * before} and one {@code after}, and between them {@code inside} for an event, {@code record} for each record of a batch.
 */
enum HandlerKind {
  TYPED {
    @Override
    String handler(EventType type) {
      return Typed.class.getName() + "$" + type.className();
    }
  },
  MAP {
    @Override
    String handler(EventType type) {
      return Untyped.class.getName();
    }
  },
  STREAM {
    @Override
    String handler(EventType type) {
      return Streaming.class.getName();
    }
  },
  PLAIN_METHOD {
    @Override
    String handler(EventType type) {
      String name = type.className();
      return Plain.class.getName() + "::" + Character.toLowerCase(name.charAt(0))
          + name.substring(1);
    }
  },
  /** Of functions that know nothing of Baton. */
  DROP_IN {
    @Override
    String handler(EventType type) {
      return BatonHandler.class.getName() + "::handleRequest";
    }

    @Override
    void configure(RuntimeProcess.Builder function, EventType type) {
      function.variable("BATON_HANDLER", Unaware.class.getName() + "$" + type.className());
    }

    @Override
    boolean hasAProcessForEach() {
      return true;
    }

    @Override
    boolean opensItself() {
      return false;
    }
  };

  /** As the function's configuration has it. Types with the same one are handled by the same process. */
  abstract String handler(EventType type);

  /** What else the configuration has for it. */
  void configure(RuntimeProcess.Builder function, EventType type) {}

  /** Whether types do not share a process, though the handler is the same. */
  boolean hasAProcessForEach() {
    return false;
  }

  /** Whether the scope is opened by the function's own code, so that its first and last lines are outside of it. */
  boolean opensItself() {
    return true;
  }
}

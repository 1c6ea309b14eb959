// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import java.lang.reflect.InvocationTargetException;

/**
 * The main class of a runtime's process, in which it stands alone: the managed runtimes take the handler's name from the
 * environment, where a wrapper script may have changed it, and AWS's client takes it as an argument.
 */
final class Bootstrap {
  static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private Bootstrap() {}

  public static void main(String[] none) throws Throwable {
    String[] handler = {System.getenv("_HANDLER")};
    try {
      Class.forName(CLIENT).getMethod("main", String[].class).invoke(null, (Object) handler);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

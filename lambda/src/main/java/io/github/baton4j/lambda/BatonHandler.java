// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.baton4j.Baton;
import io.github.baton4j.internal.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Runs a function's handler as it is, without a line of code in it, inside {@link BatonLambda#handle}: make this the function's
 * handler, and name the function's own in the variable {@code BATON_HANDLER}.
 *
 * <pre>{@code
 * Handler:       io.github.baton4j.lambda.BatonHandler::handleRequest
 * BATON_HANDLER: com.example.CreatePost::handleRequest
 * }</pre>
 *
 * <p>The handler is found as Lambda's own runtime finds it ({@code pkg.Class}, which is a {@code RequestHandler} or a
 * {@code RequestStreamHandler}, or {@code pkg.Class::method}), events and answers are read and written by AWS's serialization
 * library, and what the handler throws is what the runtime sees.
 *
 * <p>The records of an SQS or Kinesis event, typed or as {@code Map}, are each in a scope of their own while somebody goes
 * through them: by for-each, iterator, {@code forEach} or sequential stream. One record's scope is current at a time; it ends
 * with the next record, behind the last one, and with the invocation where a loop is left early. {@code get(i)}, sub-lists,
 * copies, parallel streams and other threads open none: what is sent from there is of the batch's own scope, and counted so.
 * {@code BATON_RECORD_SCOPES=false} switches that off.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-events}, and {@code aws-lambda-java-serialization}, which Lambda's runtimes for
 * Java have; whoever brings a runtime of his own adds it. Configured by the environment. Safe for use by any number of
 * invocations at once as far as the handler is.
 *
 * @since 0.1.0
 */
public final class BatonHandler implements RequestStreamHandler {
  private final UserHandler handler;

  /**
   * Makes the function's own handler.
   *
   * @throws IllegalStateException when {@code BATON_HANDLER} does not name a handler; what the handler's constructor throws goes
   *     to the runtime as it is
   */
  public BatonHandler() {
    handler = UserHandler.named(Policy.setting("handler"), Baton.create());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handle(in, out, context);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Outcomes;
import io.github.baton4j.Scope;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function's handler as it is, without a line of code in it, inside {@link BatonLambda#handle}: make this the function's
 * handler, and name the function's own in the variable {@code BATON_HANDLER}.
 *
 * <pre class="sh">{@code
 * Handler:       io.github.baton4j.lambda.BatonHandler::handleRequest
 * BATON_HANDLER: com.example.CreatePost::handleRequest
 * }</pre>
 *
 * <p>The handler is found as Lambda's own runtime finds it ({@code pkg.Class}, which is a {@code RequestHandler} or a
 * {@code RequestStreamHandler}, or {@code pkg.Class::method}), events and answers are read and written by AWS's serialization
 * library, and what the handler throws is what the runtime sees.
 *
 * <p>The records of an SQS, SNS or Kinesis event, typed or as {@code Map}, are each in a scope of their own while somebody goes
 * through them: by for-each, iterator, {@code forEach} or sequential stream. One record's scope is current at a time; it ends
 * with the next record, behind the last one, and with the invocation where a loop is left early. {@code get(i)}, sub-lists,
 * copies, parallel and sorted streams, a map's list of a class that the handler asks for, and other threads open none: what
 * is sent from there is of the batch's own scope, and counted so.
 * {@code BATON_RECORD_SCOPES=false} switches that off.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-events}, and {@code aws-lambda-java-serialization}, which Lambda's runtimes for
 * Java have; whoever brings a runtime of his own adds it. Configured by the environment. Safe for use by any number of
 * invocations at once as far as the handler is.
 *
 * <p>Cost: a first invocation takes some 10 ms more than without Baton (benchmarks/RESULTS.md, Cold), later ones the scopes, and
 * unless the function takes a stream, a copy of the event's bytes.
 *
 * @since 0.1.0
 */
public final class BatonHandler implements RequestStreamHandler {
  private static final int MOST_CAUSES = 50;

  private final UserMethod method = UserMethod.named(Policy.setting("handler"));
  private final Baton baton = Baton.create();
  private final BatonLambda lambda = BatonLambda.using(baton);
  private final @Nullable LoopGuard loops = lambda.loops;
  private final boolean hasRecordScopes = hasRecordScopes();

  /**
   * Makes the function's own handler.
   *
   * @throws IllegalStateException when {@code BATON_HANDLER} does not name a handler, or one of the two libraries is missing;
   *     what the handler's constructor throws goes to the runtime as it is
   */
  public BatonHandler() {
    if (Frame.policyOf(baton).isEnabled()) {
      needEvents();
    }
  }

  private static void needEvents() {
    try {
      Objects.requireNonNull(SQSEvent.class);
    } catch (NoClassDefFoundError e) {
      throw UserMethod.needs("events", e);
    }
  }

  private static boolean hasRecordScopes() {
    String text = Policy.setting("recordScopes");
    boolean isOff = "false".equalsIgnoreCase(text);
    if (text != null && !isOff && !"true".equalsIgnoreCase(text)) {
      Guard.warn(
          "setting:recordScopes",
          "Baton ignores BATON_RECORD_SCOPES, which is neither true nor false: its default stands");
    }
    return !isOff;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Object seen = in;
    Object event = null;
    Throwable failure = null;
    if (!method.isStream()) {
      byte[] json = in.readAllBytes();
      seen = json;
      try {
        event = method.read(json, context);
      } catch (Throwable e) {
        failure = new RuntimeException("An error occurred during JSON parsing", e);
      }
    }
    Scope records = hasRecordScopes ? RecordScopes.open(baton, loops, event, context) : null;
    Scope scope = records == null ? lambda.open(seen, context) : records;
    try (scope) {
      try {
        if (failure != null) {
          throw failure;
        }
        // Of a batch each record's chain is judged for itself.
        if (records == null && loops != null && loops.drops()) {
          EventJson.writeNull(out);
        } else {
          write(method.call(in, event, out, context), out, context);
        }
      } catch (Throwable e) {
        throw BatonHandler.<RuntimeException>thrown(lambda.logged(own(e)));
      }
    }
  }

  /**
   * What happened so far, for whoever makes the handler himself: Lambda's runtime hands it to nobody.
   *
   * @return a live view, whose counts are those of the moment they are asked for
   */
  public Outcomes outcomes() {
    return baton.outcomes();
  }

  private void write(@Nullable Object answer, OutputStream out, Context context) {
    try {
      method.write(lambda.answered(answer), out, context);
    } catch (Throwable e) {
      throw new RuntimeException("An error occurred during JSON serialization of response", e);
    }
  }

  /** Without our own calls at its end, as the runtime takes off its own: what is left is what it would be without us. */
  private static void cut(Throwable failure, Set<Throwable> seen, int depth) {
    if (!seen.add(failure)) {
      return; // failures may tell of each other, on more ways than anybody could go
    }
    StackTraceElement[] trace = failure.getStackTrace();
    for (int i = 0; i < trace.length; i++) {
      String name = trace[i].getClassName();
      if (name.equals(UserMethod.class.getName()) || name.equals(BatonHandler.class.getName())) {
        failure.setStackTrace(Arrays.copyOf(trace, i));
        break;
      }
    }
    if (depth < MOST_CAUSES) {
      Throwable cause = failure.getCause();
      if (cause != null) {
        cut(cause, seen, depth + 1);
      }
      for (Throwable each : failure.getSuppressed()) {
        cut(each, seen, depth + 1);
      }
    }
  }

  /** What the user's code has thrown, as it would be without us. */
  static Throwable own(Throwable failure) {
    cut(failure, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
    return failure;
  }

  /** Throws it as it is, checked or not. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
  }) // the compiler alone knows of checked exceptions
  static <X extends Throwable> X thrown(Throwable failure) throws X {
    throw (X) failure;
  }
}

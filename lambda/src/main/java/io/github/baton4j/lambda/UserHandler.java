// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Baton;
import io.github.baton4j.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** The function's own handler, called in the scope of the invocation. Immutable. */
final class UserHandler {
  private static final int MOST_CAUSES = 50;

  private final UserMethod method;
  private final BatonLambda lambda;
  private final Baton baton;
  private final LoopGuard loops = LoopGuard.ofEnvironment();

  /** Where each record's chain is judged for itself. */
  private final BatonLambda batches;

  private UserHandler(UserMethod method, Baton baton) {
    this.method = method;
    this.baton = baton;
    this.lambda = BatonLambda.using(baton);
    this.batches = lambda.onLoop(OnLoop.CALL);
  }

  /**
   * The handler of a name.
   *
   * @throws IllegalStateException when it is none, saying what to set
   */
  static UserHandler named(@Nullable String name, Baton baton) {
    if (name == null) {
      throw wrong("not set", null);
    }
    int cut = name.lastIndexOf("::");
    String className = cut < 0 ? name : name.substring(0, cut);
    String methodName = cut < 0 ? null : name.substring(cut + 2);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Class<?> type;
    try {
      type = Class.forName(
          className, true, loader == null ? UserHandler.class.getClassLoader() : loader);
    } catch (ClassNotFoundException e) {
      throw wrong(name + ", and there is no class " + className, e);
    }
    if (type == BatonHandler.class) {
      throw wrong(name + ", which would call itself", null);
    }
    return new UserHandler(UserMethod.of(type, methodName), baton);
  }

  static IllegalStateException wrong(String what, @Nullable Throwable cause) {
    return new IllegalStateException(
        "BATON_HANDLER is " + what
            + ": set it to the function's own handler, pkg.Class or pkg.Class::method",
        cause);
  }

  /** An object of the user's class; what its constructor throws goes on as it is. */
  static Object made(Class<?> type) {
    try {
      Constructor<?> constructor = type.getConstructor();
      return constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw wrong(type.getName() + ", which has no public constructor without parameters", e);
    } catch (InvocationTargetException e) {
      throw UserHandler.<RuntimeException>thrown(own(e));
    } catch (ReflectiveOperationException e) {
      throw wrong(type.getName() + ", which cannot be made", e);
    }
  }

  void handle(InputStream in, OutputStream out, @Nullable Context context) throws IOException {
    Object done = method.isStream() ? stream(in, out, context) : typed(in, out, context);
    if (done == null) {
      EventJson.writeNull(out); // it was dropped
    }
  }

  private Object stream(InputStream in, OutputStream out, @Nullable Context context) {
    return lambda.handle(in, context, new Call(in, null, out, context));
  }

  private Object typed(InputStream in, OutputStream out, @Nullable Context context)
      throws IOException {
    byte[] json = in.readAllBytes();
    Object event;
    try {
      event = method.read(json, context);
    } catch (Throwable e) {
      RuntimeException failure = new RuntimeException("An error occurred during JSON parsing", e);
      cut(failure, 0);
      return lambda.handle(json, context, new Fail(failure));
    }
    Call call = new Call(in, event, out, context);
    RecordScopes records = RecordScopes.open(baton, loops, event, context);
    return records == null
        ? lambda.handle(json, context, call)
        : batches.handle((Scope) records, call);
  }

  private static Throwable own(InvocationTargetException e) {
    Throwable cause = e.getCause();
    return cut(cause == null ? e : cause, 0);
  }

  /** Without our own calls at its end, as the runtime takes off its own: what is left is what it would be without us. */
  private static Throwable cut(Throwable failure, int depth) {
    StackTraceElement[] trace = failure.getStackTrace();
    for (int i = 0; i < trace.length; i++) {
      String name = trace[i].getClassName();
      if (name.startsWith(UserHandler.class.getName()) || name.equals(UserMethod.class.getName())) {
        StackTraceElement[] theirs = new StackTraceElement[i];
        System.arraycopy(trace, 0, theirs, 0, i);
        failure.setStackTrace(theirs);
        break;
      }
    }
    if (depth < MOST_CAUSES) {
      Throwable cause = failure.getCause();
      if (cause != null) {
        cut(cause, depth + 1);
      }
      for (Throwable each : failure.getSuppressed()) {
        cut(each, depth + 1);
      }
    }
    return failure;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
  }) // the compiler alone knows of checked exceptions
  private static <X extends Throwable> X thrown(Throwable failure) throws X {
    throw (X) failure;
  }

  private final class Call implements BatonLambda.Body<Object, RuntimeException> {
    private final InputStream in;
    private final @Nullable Object event;
    private final OutputStream out;
    private final @Nullable Context context;

    Call(InputStream in, @Nullable Object event, OutputStream out, @Nullable Context context) {
      this.in = in;
      this.event = event;
      this.out = out;
      this.context = context;
    }

    @Override
    public Object run() {
      Object answer;
      try {
        answer = method.call(in, event, out, context);
      } catch (InvocationTargetException e) {
        throw UserHandler.<RuntimeException>thrown(own(e));
      } catch (Throwable e) {
        throw UserHandler.<RuntimeException>thrown(cut(e, 0));
      }
      if (!method.isStream()) {
        try {
          method.write(lambda.answered(answer), out, context);
        } catch (Throwable e) {
          throw UserHandler.<RuntimeException>thrown(cut(
              new RuntimeException("An error occurred during JSON serialization of response", e),
              0));
        }
      }
      return true;
    }
  }

  private static final class Fail implements BatonLambda.Body<Object, RuntimeException> {
    private final RuntimeException failure;

    Fail(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public Object run() {
      throw failure;
    }
  }
}

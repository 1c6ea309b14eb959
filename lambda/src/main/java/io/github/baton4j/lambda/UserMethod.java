// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import org.jspecify.annotations.Nullable;

/** What of the user's class is called, and what it takes and gives: as Lambda's runtime chooses it. Immutable. */
final class UserMethod {
  private final Object target;

  /** Null: the interface's own is called. */
  private final @Nullable Method method;

  private final boolean takesIn;
  private final boolean takesOut;
  private final boolean takesContext;
  private final @Nullable EventJson input;
  private final @Nullable EventJson output;

  /** Takes streams, or one of any other type, or nothing; then perhaps the Context. */
  private UserMethod(Class<?> type, @Nullable Method method, Type[] takes, Type gives) {
    this.method = method;
    // A RequestHandler is typed, whatever its type.
    boolean mayStream = method != null || takes.length == 3;
    takesIn = mayStream && is(takes, 0, InputStream.class);
    int n = takesIn ? 1 : 0;
    takesOut = mayStream && is(takes, n, OutputStream.class);
    n += takesOut ? 1 : 0;
    takesContext = is(takes, takes.length - 1, Context.class);
    // Before its types are looked at, as the runtime does it: a constructor may configure how they
    // are read.
    target = method != null && Modifier.isStatic(method.getModifiers()) ? type : made(type);
    boolean isTyped = !isStream();
    input = isTyped && takes.length > (takesContext ? 1 : 0) ? json(takes[0], type) : null;
    output = !isTyped || gives == void.class || gives == Void.class ? null : json(gives, type);
  }

  private static boolean is(Type[] types, int n, Class<?> type) {
    return n >= 0 && n < types.length && types[n] == type;
  }

  /** Whether they are what a handler's method may take. */
  private static boolean fits(Type[] takes) {
    int n = is(takes, 0, InputStream.class) ? 1 : 0;
    n += is(takes, n, OutputStream.class) ? 1 : 0;
    if (n == 0 && takes.length > 0 && takes[0] != Context.class) {
      n = 1;
    }
    return n == takes.length || (n == takes.length - 1 && takes[n] == Context.class);
  }

  /**
   * What a handler's name means.
   *
   * @throws IllegalStateException when it names none, saying what to set
   */
  static UserMethod named(@Nullable String name) {
    if (name == null) {
      throw wrong("not set", null);
    }
    int cut = name.lastIndexOf("::");
    String className = cut < 0 ? name : name.substring(0, cut);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Class<?> type;
    try {
      type = Class.forName(
          className, true, loader == null ? UserMethod.class.getClassLoader() : loader);
    } catch (ClassNotFoundException e) {
      throw wrong(name + ", and there is no such class", e);
    }
    if (type == BatonHandler.class) {
      throw wrong(name + ", which would call itself", null);
    }
    if (cut >= 0) {
      Method best = best(type, name.substring(cut + 2));
      if (best == null) {
        throw wrong(
            name + ", and there is no such public method with a handler's parameters", null);
      }
      return new UserMethod(
          type, best, best.getGenericParameterTypes(), best.getGenericReturnType());
    }
    if (RequestStreamHandler.class.isAssignableFrom(type)) {
      Type[] takes = {InputStream.class, OutputStream.class, Context.class};
      return new UserMethod(type, null, takes, void.class);
    }
    Type[] types = arguments(type);
    if (types == null) {
      throw wrong(name + ", which is no RequestStreamHandler and no RequestHandler of types", null);
    }
    return new UserMethod(type, null, new Type[] {types[0], Context.class}, types[1]);
  }

  private static IllegalStateException wrong(String what, @Nullable Throwable cause) {
    return new IllegalStateException(
        "BATON_HANDLER is "
            + what
            + ": set it to the function's own handler, pkg.Class or pkg.Class::method",
        cause);
  }

  /** An object of the user's class; what its constructor throws goes on as it is. */
  private static Object made(Class<?> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw BatonHandler.<RuntimeException>thrown(BatonHandler.own(thrownInside(e)));
    } catch (ReflectiveOperationException e) {
      throw wrong(type.getName() + ", which has no public constructor without parameters", e);
    }
  }

  static IllegalStateException needs(String library, Throwable cause) {
    return new IllegalStateException(
        "BatonHandler needs com.amazonaws:aws-lambda-java-" + library + " on the class path",
        cause);
  }

  private static EventJson json(Type type, Class<?> handler) {
    try {
      return new EventJson(type, handler.getClassLoader());
    } catch (NoClassDefFoundError e) {
      if (String.valueOf(e.getMessage()).contains("/serialization/")) {
        throw needs("serialization", e);
      }
      throw e;
    }
  }

  private static @Nullable Method best(Class<?> type, String name) {
    Method best = null;
    for (Method each : type.getMethods()) {
      if (each.getName().equals(name)
          && fits(each.getGenericParameterTypes())
          && (best == null || weight(each) > weight(best))) {
        best = each;
      }
    }
    return best;
  }

  /** No bridge, then the longer one, of which a Context at the end counts twice. */
  private static int weight(Method method) {
    Class<?>[] takes = method.getParameterTypes();
    int n = takes.length + (is(takes, takes.length - 1, Context.class) ? 1 : 0);
    return method.isBridge() ? n : n + 10;
  }

  /** What a type gives RequestHandler as its two arguments, however far above; null when it gives none. */
  private static Type @Nullable [] arguments(@Nullable Type type) {
    Type[] given =
        type instanceof ParameterizedType generic ? generic.getActualTypeArguments() : null;
    Object raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    if (!(raw instanceof Class<?> here)) {
      return null;
    }
    if (here == RequestHandler.class) {
      return given;
    }
    Type[] found = null;
    for (Type each : here.getGenericInterfaces()) {
      found = found == null ? arguments(each) : found;
    }
    found = found == null ? arguments(here.getGenericSuperclass()) : found;
    TypeVariable<?>[] variables = here.getTypeParameters();
    for (int i = 0; found != null && given != null && i < found.length; i++) {
      for (int j = 0; j < variables.length; j++) {
        if (variables[j].equals(found[i])) {
          found[i] = given[j];
          break;
        }
      }
    }
    return found;
  }

  boolean isStream() {
    return takesIn || takesOut;
  }

  @Nullable
  Object read(byte[] json, @Nullable Context context) {
    return input == null ? null : input.read(json, context);
  }

  /** What has no answer answers null, unless it writes for itself. */
  void write(@Nullable Object answer, OutputStream out, @Nullable Context context)
      throws IOException {
    if (output != null) {
      output.write(answer, out, context);
    } else if (!takesOut) {
      EventJson.writeNull(out);
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the types that the handler has named
  @Nullable
  Object call(InputStream in, @Nullable Object event, OutputStream out, @Nullable Context context)
      throws IOException, ReflectiveOperationException {
    if (method == null) {
      if (target instanceof RequestStreamHandler stream) {
        stream.handleRequest(in, out, context);
        return null;
      }
      return ((RequestHandler<Object, Object>) target).handleRequest(event, context);
    }
    if (takesOut && !takesIn) {
      in.close();
    }
    Object[] arguments = new Object[method.getParameterCount()];
    int n = 0;
    if (takesIn || input != null) {
      arguments[n++] = takesIn ? in : event;
    }
    if (takesOut) {
      arguments[n++] = out;
    }
    if (takesContext) {
      arguments[n] = context;
    }
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw BatonHandler.<RuntimeException>thrown(thrownInside(e));
    }
  }

  /** Only here is it known that the call was by reflection: the user's code may throw such an exception of its own. */
  private static Throwable thrownInside(InvocationTargetException e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }
}

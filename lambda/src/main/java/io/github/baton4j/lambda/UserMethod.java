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

/** What of a class is called, and what it takes and gives: as Lambda's runtime chooses it. Immutable. */
final class UserMethod {
  private final @Nullable Object target;

  /** Null: the interface's own is called. */
  private final @Nullable Method method;

  private final boolean takesIn;
  private final boolean takesOut;
  private final boolean takesContext;
  private final @Nullable EventJson input;
  private final @Nullable EventJson output;

  private UserMethod(
      Class<?> type, @Nullable Method method, Signature signature, @Nullable Type answer) {
    this.method = method;
    this.takesIn = signature.takesIn;
    this.takesOut = signature.takesOut;
    this.takesContext = signature.takesContext;
    this.target =
        method != null && Modifier.isStatic(method.getModifiers()) ? null : UserHandler.made(type);
    this.input = isStream() ? null : json(signature.input, type);
    boolean isVoid = answer == void.class || answer == Void.class;
    this.output = isStream() || isVoid ? null : json(answer, type);
  }

  private static @Nullable EventJson json(@Nullable Type type, Class<?> handler) {
    if (type == null) {
      return null;
    }
    try {
      return new EventJson(type, handler.getClassLoader());
    } catch (NoClassDefFoundError e) {
      String missing = String.valueOf(e.getMessage());
      if (missing.contains("runtime/serialization/")) {
        throw new IllegalStateException(
            "BatonHandler needs com.amazonaws:aws-lambda-java-serialization for "
                + handler.getName()
                + ", as Lambda's runtimes have it: add it to the class path",
            e);
      }
      throw e;
    }
  }

  /** The method of a class that has this name, or, without one, that of the interface that it implements. */
  static UserMethod of(Class<?> type, @Nullable String name) {
    if (name != null) {
      return named(type, name);
    }
    if (RequestStreamHandler.class.isAssignableFrom(type)) {
      return new UserMethod(type, null, new Signature(true, true, null, true), null);
    }
    if (!RequestHandler.class.isAssignableFrom(type)) {
      throw UserHandler.wrong(
          type.getName() + ", which is no RequestHandler and no RequestStreamHandler", null);
    }
    Type[] types = arguments(type);
    if (types == null || isOpen(types[0]) || isOpen(types[1])) {
      throw UserHandler.wrong(
          type.getName() + ", which does not say of what types it is a RequestHandler", null);
    }
    return new UserMethod(type, null, new Signature(false, false, types[0], true), types[1]);
  }

  private static UserMethod named(Class<?> type, String name) {
    Method best = null;
    Signature how = null;
    for (Method each : type.getMethods()) {
      Signature signature =
          each.getName().equals(name) ? Signature.of(each.getGenericParameterTypes()) : null;
      if (signature != null && (best == null || isBetter(each, best))) {
        best = each;
        how = signature;
      }
    }
    if (best == null || how == null) {
      throw UserHandler.wrong(
          type.getName()
              + "::"
              + name
              + ", and there is no such public method with a handler's parameters",
          null);
    }
    return new UserMethod(type, best, how, best.getGenericReturnType());
  }

  /** No bridge, then the longer one, of which a Context at the end counts twice. */
  private static boolean isBetter(Method one, Method other) {
    return one.isBridge() == other.isBridge()
        ? weight(one.getParameterTypes()) > weight(other.getParameterTypes())
        : other.isBridge();
  }

  private static int weight(Class<?>[] parameters) {
    int n = parameters.length;
    return n > 0 && parameters[n - 1] == Context.class ? n + 1 : n;
  }

  /** A variable of which nothing is known. */
  private static boolean isOpen(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      for (Type bound : variable.getBounds()) {
        if (bound != Object.class) {
          return false;
        }
      }
      return true;
    }
    return false;
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

  void write(@Nullable Object answer, OutputStream out, @Nullable Context context)
      throws IOException {
    if (output == null) {
      EventJson.writeNull(out);
    } else {
      output.write(answer, out, context);
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the types that the handler has named
  @Nullable
  Object call(InputStream in, @Nullable Object event, OutputStream out, @Nullable Context context)
      throws IOException, InvocationTargetException, IllegalAccessException {
    if (method == null) {
      if (target instanceof RequestStreamHandler stream) {
        stream.handleRequest(in, out, context);
        return null;
      }
      return ((RequestHandler<Object, Object>) target).handleRequest(event, context);
    }
    if (isStream() && !takesIn) {
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
    Object answer = method.invoke(target, arguments);
    if (isStream() && !takesOut) {
      EventJson.writeNull(out);
    }
    return answer;
  }

  /** What a handler's method takes. */
  private static final class Signature {
    final boolean takesIn;
    final boolean takesOut;
    final @Nullable Type input;
    final boolean takesContext;

    Signature(boolean takesIn, boolean takesOut, @Nullable Type input, boolean takesContext) {
      this.takesIn = takesIn;
      this.takesOut = takesOut;
      this.input = input;
      this.takesContext = takesContext;
    }

    /** Streams, or one of any other type, or nothing; then perhaps the Context. Null when it is otherwise. */
    static @Nullable Signature of(Type[] types) {
      int n = 0;
      boolean takesIn = is(types, n, InputStream.class);
      n += takesIn ? 1 : 0;
      boolean takesOut = is(types, n, OutputStream.class);
      n += takesOut ? 1 : 0;
      boolean hasInput = n == 0 && types.length > 0 && types[0] != Context.class;
      n += hasInput ? 1 : 0;
      boolean takesContext = is(types, n, Context.class);
      n += takesContext ? 1 : 0;
      return n == types.length
          ? new Signature(takesIn, takesOut, hasInput ? types[0] : null, takesContext)
          : null;
    }

    private static boolean is(Type[] types, int n, Class<?> type) {
      return n < types.length && types[n] == type;
    }
  }
}

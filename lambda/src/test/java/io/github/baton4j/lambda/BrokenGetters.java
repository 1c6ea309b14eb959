// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.joda.time.DateTime;

/**
 * Subclasses of event classes, one for each of their getters, which throws what it is told to, or has nothing. They are
 * written and compiled here, since a proxy cannot stand for a class.
 */
final class BrokenGetters implements AutoCloseable {
  private final Path folder;
  private URLClassLoader loader;

  BrokenGetters(Path folder) {
    this.folder = folder;
  }

  /** One getter of an event class that does not do what it should. */
  record Broken<T>(Class<? extends T> type, String getter) {
    /** A new object whose getter throws from now on; null lets it return nothing. */
    T that(Throwable fault) throws ReflectiveOperationException {
      type.getField("fault").set(null, fault);
      return type.getConstructor().newInstance();
    }
  }

  private static SortedSet<String> getters(Class<?> type) {
    SortedSet<String> getters = new TreeSet<>();
    for (Method method : type.getMethods()) {
      String name = method.getName();
      boolean isGetter = (name.startsWith("get") || name.startsWith("is"))
          && method.getParameterCount() == 0
          && !method.isBridge()
          && !Modifier.isStatic(method.getModifiers())
          && method.getDeclaringClass() != Object.class;
      if (isGetter) {
        getters.add(name);
      }
    }
    return getters;
  }

  /** Compiles for all of them at once, which is what takes the time. */
  void compile(List<Class<?>> types) throws Exception {
    List<Path> sources = new ArrayList<>();
    for (Class<?> type : types) {
      for (String getter : getters(type)) {
        Method method = type.getMethod(getter);
        String name = name(type, getter);
        sources.add(Files.writeString(folder.resolve(name + ".java"), source(name, type, method)));
      }
    }
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    String classPath = place(SQSEvent.class) + File.pathSeparator + place(DateTime.class);
    List<String> options = List.of("-proc:none", "-nowarn", "-cp", classPath, "-d", "" + folder);
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      if (!javac
          .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call()) {
        throw new IllegalStateException("javac has said why");
      }
    }
    loader = new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, BrokenGetters.class.getClassLoader());
  }

  private static Path place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String name(Class<?> type, String getter) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '_')
        + '_'
        + getter;
  }

  private static String source(String name, Class<?> type, Method getter) {
    String result = getter.getGenericReturnType().getTypeName().replace('$', '.');
    Class<?> raw = getter.getReturnType();
    String nothing = !raw.isPrimitive() ? "null" : raw == boolean.class ? "false" : "0";
    return """
        public class %s extends %s {
          public static Throwable fault;
          @Override public %s %s() {
            if (fault instanceof RuntimeException e) throw e;
            if (fault instanceof Error e) throw e;
            return %s;
          }
        }
        """.formatted(name, type.getCanonicalName(), result, getter.getName(), nothing);
  }

  /** Each getter of a class that was compiled for. */
  <T> List<Broken<T>> of(Class<T> type) throws ClassNotFoundException {
    List<Broken<T>> all = new ArrayList<>();
    for (String getter : getters(type)) {
      all.add(new Broken<>(loader.loadClass(name(type, getter)).asSubclass(type), getter));
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}

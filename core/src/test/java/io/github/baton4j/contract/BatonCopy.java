// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Outcomes;
import io.github.baton4j.testkit.Relocation;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of several copies of Baton in a JVM, over one copy of everything else: the tests' own, one of a class loader of its
 * own, or one in another package. It is used as the tests' own would be, by reflection.
 */
public final class BatonCopy implements AutoCloseable {
  private static final String PACKAGE = "io.github.baton4j";

  private final ClassLoader loader;
  private final Relocation names;
  private final Object baton;

  private BatonCopy(ClassLoader loader, Relocation names) throws ReflectiveOperationException {
    this.loader = loader;
    this.names = names;
    this.baton = type(Baton.class).getMethod("create").invoke(null);
  }

  /** The one that the tests see. */
  public static BatonCopy ordinary() throws ReflectiveOperationException {
    return new BatonCopy(BatonCopy.class.getClassLoader(), new Relocation(PACKAGE, PACKAGE));
  }

  /** A copy of the jars of core and of this class, as another application in this JVM has it. */
  public static BatonCopy inALoaderOfItsOwn(Class<?> ofTransport)
      throws ReflectiveOperationException, MalformedURLException, URISyntaxException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars(ofTransport)) {
      urls.add(jar.toUri().toURL());
    }
    return new BatonCopy(
        new OwnClassesFirst(urls.toArray(new URL[0])), new Relocation(PACKAGE, PACKAGE));
  }

  /** The same in another package, as a library has it that has shaded Baton into itself. */
  public static BatonCopy relocated(Path folder, String to, Class<?> ofTransport)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    Relocation relocation = new Relocation(PACKAGE, to);
    Path jar = relocation.jar(folder.resolve(to + ".jar"), jars(ofTransport));
    ClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, BatonCopy.class.getClassLoader());
    return new BatonCopy(loader, relocation);
  }

  private static List<Path> jars(Class<?> ofTransport) throws URISyntaxException {
    return List.of(jar(Baton.class), jar(ofTransport));
  }

  private static Path jar(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** This copy's class of that name. */
  public Class<?> type(Class<?> ordinary) throws ClassNotFoundException {
    return loader.loadClass(names.name(ordinary.getName()));
  }

  /** A new object of this copy's class of that name. */
  public Object make(Class<?> ordinary) throws ReflectiveOperationException {
    return type(ordinary).getConstructor().newInstance();
  }

  /** Opens a scope with these IDs. */
  public AutoCloseable open(Map<String, String> ids) throws ReflectiveOperationException {
    Class<?> type = type(CorrelationIds.class);
    Object all = type.getMethod("empty").invoke(null);
    for (Map.Entry<String, String> entry : ids.entrySet()) {
      all = type.getMethod("with", String.class, String.class)
          .invoke(all, entry.getKey(), entry.getValue());
    }
    return (AutoCloseable) baton.getClass().getMethod("open", type).invoke(baton, all);
  }

  /** How often this copy says that something happened. */
  public long count(String transport, String outcome) throws ReflectiveOperationException {
    Object outcomes = baton.getClass().getMethod("outcomes").invoke(baton);
    return (long) type(Outcomes.class)
        .getMethod("count", String.class, String.class)
        .invoke(outcomes, transport, outcome);
  }

  @Override
  public void close() throws IOException {
    if (loader != BatonCopy.class.getClassLoader()) {
      ((URLClassLoader) loader).close();
    }
  }

  /** Everything but Baton is the parent's. */
  private static final class OwnClassesFirst extends URLClassLoader {
    OwnClassesFirst(URL... urls) {
      super(urls, BatonCopy.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(PACKAGE + ".")) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}

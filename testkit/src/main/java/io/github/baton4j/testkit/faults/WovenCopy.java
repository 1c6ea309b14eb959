// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a library, with probes in it, in a class loader of its own, and around it, in another one, a copy of its tests'
 * classes, by which it is used. A class that is refused is refused to the library alone: the tests find it, and so do the
 * SDKs, of which there is one copy for all.
 */
public final class WovenCopy {
  private static final Map<String, byte[]> WOVEN = new ConcurrentHashMap<>();

  private final ClassLoader above = WovenCopy.class.getClassLoader();
  private final String prefix;
  private final List<String> places = new ArrayList<>();
  private final Set<String> asked = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Set<String> refused;
  private final ClassLoader library = new Library();
  private final ClassLoader tests = new Tests();

  /**
   * @param prefix of the names of the library's classes and of those of its tests
   * @param refused the classes that the library cannot load
   * @param ofTheLibrary one class of each of its jars
   */
  public WovenCopy(String prefix, Set<String> refused, Class<?>... ofTheLibrary) {
    this.prefix = prefix;
    this.refused = refused;
    for (Class<?> each : ofTheLibrary) {
      places.add(each.getProtectionDomain().getCodeSource().getLocation().toString());
    }
  }

  /** The copy's own object of a class of the tests, which has a constructor without arguments. */
  public <T> T make(Class<? extends T> type, Class<T> as) throws ReflectiveOperationException {
    var constructor = tests.loadClass(type.getName()).getDeclaredConstructor();
    constructor.setAccessible(true);
    return as.cast(constructor.newInstance());
  }

  /** The classes that the library has asked for so far, its own and others, but for the JDK's. */
  public Set<String> asked() {
    synchronized (asked) {
      return new LinkedHashSet<>(asked);
    }
  }

  /** Whether a class is one of the library's own. */
  public boolean owns(String name) {
    URL url = name.startsWith(prefix) ? above.getResource(file(name)) : null;
    if (url != null) {
      for (String place : places) {
        if (url.toString().contains(place)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String file(String name) {
    return name.replace('.', '/') + ".class";
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream in = above.getResourceAsStream(file(name))) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The library's own classes, woven. */
  private final class Library extends ClassLoader {
    Library() {
      super(above);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("java.") && !name.equals(Faults.class.getName())) {
          asked.add(name);
        }
        if (refused.contains(name)) {
          throw new ClassNotFoundException(name);
        }
        if (!owns(name)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? woven(name) : loaded;
      }
    }

    private Class<?> woven(String name) throws ClassNotFoundException {
      byte @Nullable [] woven = WOVEN.get(name);
      if (woven == null) {
        woven = Weaver.woven(bytes(name), prefix.replace('.', '/'));
        WOVEN.put(name, woven);
      }
      return defineClass(name, woven, 0, woven.length);
    }
  }

  /** The tests' classes as they are; this package is everybody's. */
  private final class Tests extends ClassLoader {
    Tests() {
      super(above);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(prefix) || name.startsWith(WovenCopy.class.getPackageName())) {
        return super.loadClass(name, resolve);
      }
      if (owns(name)) {
        return library.loadClass(name);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        byte[] plain = bytes(name);
        return defineClass(name, plain, 0, plain.length);
      }
    }
  }
}

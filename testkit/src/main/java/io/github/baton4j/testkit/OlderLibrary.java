// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads a library's classes and its users' anew, with a member of the library under a name that nobody knows. */
public final class OlderLibrary extends ClassLoader {
  private final List<String> anew;
  private final String changed;
  private final String member;
  private final String unknown;

  /**
   * @param anew prefixes of the names of all classes to be loaded anew, with dots
   * @param changed a prefix of the names of those with the member
   * @param member what is in its name; the last letter of it is changed
   */
  public OlderLibrary(ClassLoader parent, List<String> anew, String changed, String member) {
    super(parent);
    this.anew = anew;
    this.changed = changed;
    this.member = member;
    // Of the same length, so that the class stays one.
    this.unknown = member.substring(0, member.length() - 1).concat("_");
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (anew.stream().noneMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      @Nullable Class<?> loaded = findLoadedClass(name);
      return loaded == null ? older(name) : loaded;
    }
  }

  private Class<?> older(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      if (name.startsWith(changed)) {
        bytes = new String(bytes, StandardCharsets.ISO_8859_1)
            .replace(member, unknown)
            .getBytes(StandardCharsets.ISO_8859_1);
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}

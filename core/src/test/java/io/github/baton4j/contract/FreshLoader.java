// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path of the tests once more, and something before it: for what libraries look for on their own class path. */
public final class FreshLoader extends URLClassLoader {
  /**
   * @param first folders and jars that are looked into before the rest
   */
  public FreshLoader(List<Path> first) throws MalformedURLException {
    super(urls(first), ClassLoader.getPlatformClassLoader());
  }

  private static URL[] urls(List<Path> first) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (Path path : first) {
      urls.add(path.toUri().toURL());
    }
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!path.isEmpty()) {
        urls.add(Path.of(path).toUri().toURL());
      }
    }
    return urls.toArray(new URL[0]);
  }
}

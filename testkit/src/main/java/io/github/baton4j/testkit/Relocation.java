// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Compiled classes under another package, as a shaded jar has them: names of classes are rewritten wherever a class file has
 * them, and so are strings that are, or begin with, the package's name, as the usual tools do. Only classes are taken along.
 * Immutable.
 */
public final class Relocation {
  private static final int UTF8 = 1;

  private final String from;
  private final String to;

  /**
   * @param from a package, with dots; those below it go along
   * @param to where it goes
   */
  public Relocation(String from, String to) {
    this.from = from;
    this.to = to;
  }

  /** The name of a class, or another string, afterwards. */
  public String name(String name) {
    return name.equals(from) || name.startsWith(from + ".")
        ? to + name.substring(from.length())
        : name;
  }

  /**
   * Writes a jar with the classes of jars or folders.
   *
   * @return the jar
   */
  public Path jar(Path jar, List<Path> sources) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Path source : sources) {
        if (Files.isDirectory(source)) {
          add(out, source);
        } else {
          try (FileSystem files = FileSystems.newFileSystem(source)) {
            add(out, files.getPath("/"));
          }
        }
      }
    }
    return jar;
  }

  private void add(ZipOutputStream out, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = root.relativize(file).toString();
        if (name.endsWith(".class")) {
          out.putNextEntry(new ZipEntry(constant(name)));
          try (InputStream in = Files.newInputStream(file)) {
            relocate(in, out);
          }
        }
      }
    }
  }

  /** A class file with its constants rewritten; all else refers to them by number. */
  public byte[] relocated(byte[] classFile) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    relocate(new ByteArrayInputStream(classFile), out);
    return out.toByteArray();
  }

  private void relocate(InputStream classFile, OutputStream to) throws IOException {
    DataInputStream in = new DataInputStream(classFile);
    DataOutputStream out = new DataOutputStream(to);
    out.writeLong(in.readLong()); // magic and version
    int count = in.readUnsignedShort();
    out.writeShort(count);
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      if (tag == UTF8) {
        out.writeUTF(constant(in.readUTF()));
      } else {
        out.write(in.readNBytes(size(tag)));
        i += tag == 5 || tag == 6 ? 1 : 0; // it takes two places
      }
    }
    in.transferTo(out);
    out.flush();
  }

  private static int size(int tag) throws IOException {
    return switch (tag) {
      case 5, 6 -> 8;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 15 -> 3;
      case 7, 8, 16, 19, 20 -> 2;
      default -> throw new IOException("unknown constant: " + tag);
    };
  }

  private String constant(String text) {
    return name(text.replace(from.replace('.', '/') + "/", to.replace('.', '/') + "/"));
  }
}

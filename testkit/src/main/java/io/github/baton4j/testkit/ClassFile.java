// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a compiled class refers to: its constant pool and the descriptors of its fields and methods, as chapter 4 of the
 * JVM specification lays them out. Annotations are not looked at. Names have slashes, as in the file.
 */
public final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;

  private final @Nullable Constant[] pool;
  private final String name;
  private final SortedSet<String> types = new TreeSet<>();
  private final SortedSet<String> members = new TreeSet<>();
  private final SortedSet<String> dynamic = new TreeSet<>();
  private final List<String> fields = new ArrayList<>();

  private ClassFile(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.readInt();
    pool = readPool(in);
    in.readUnsignedShort();
    name = classAt(in.readUnsignedShort());
    in.readUnsignedShort();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      in.readUnsignedShort();
    }
    fields.addAll(readMembers(in));
    readMembers(in);
    collect();
  }

  /** Reads one class. */
  public static ClassFile read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new ClassFile(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all classes in a folder and below it; none at all is an error, for then nothing is looked at. */
  public static List<ClassFile> allBelow(Path folder) {
    List<ClassFile> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (file.toString().endsWith(".class")) {
          classes.add(read(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (classes.isEmpty()) {
      throw new IllegalStateException("no class below " + folder);
    }
    return classes;
  }

  /** The class's own name. */
  public String name() {
    return name;
  }

  /** All types that are named: used, extended, in the descriptors of own members and of those that are called. */
  public SortedSet<String> types() {
    return types;
  }

  /** All fields and methods of any class that are used: {@code java/lang/String.length}. */
  public SortedSet<String> members() {
    return members;
  }

  /** The names at call sites and constants that are linked at run time: lambdas, concatenations, pattern switches. */
  public SortedSet<String> dynamic() {
    return dynamic;
  }

  /** The names of the own fields. */
  public List<String> fields() {
    return fields;
  }

  private static @Nullable Constant[] readPool(DataInputStream in) throws IOException {
    @Nullable Constant[] pool = new Constant[in.readUnsignedShort()];
    for (int i = 1; i < pool.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> pool[i] = new Constant(tag, 0, 0, in.readUTF());
        case 3, 4 -> in.readInt();
        case 5, 6 -> {
          in.readLong();
          i++; // it takes two places
        }
        case 7, 8, 16, 19, 20 -> pool[i] = new Constant(tag, in.readUnsignedShort(), 0, "");
        case 9, 10, 11, 12, 17, 18 ->
          pool[i] = new Constant(tag, in.readUnsignedShort(), in.readUnsignedShort(), "");
        case 15 -> pool[i] = new Constant(tag, in.readUnsignedByte(), in.readUnsignedShort(), "");
        default -> throw new IOException("unknown constant: " + tag);
      }
    }
    return pool;
  }

  private List<String> readMembers(DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      in.readUnsignedShort();
      names.add(at(in.readUnsignedShort()).text);
      addTypes(at(in.readUnsignedShort()).text);
      for (int j = in.readUnsignedShort(); j > 0; j--) {
        in.readUnsignedShort();
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
      }
    }
    return names;
  }

  private void collect() {
    for (Constant each : pool) {
      if (each != null) {
        switch (each.tag) {
          case 7 -> addTypes(at(each.first).text);
          case 9, 10, 11 -> members.add(classAt(each.first) + "." + at(at(each.second).first).text);
          case 12 -> addTypes(at(each.second).text);
          case 16 -> addTypes(at(each.first).text);
          case 17, 18 -> dynamic.add(at(at(each.second).first).text);
          default -> {}
        }
      }
    }
  }

  /** From a class's name, an array's, or a descriptor. */
  private void addTypes(String text) {
    if (!text.startsWith("[") && !text.startsWith("(") && !text.endsWith(";")) {
      if (text.length() > 1) {
        types.add(text);
      }
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 'L') {
        int end = text.indexOf(';', i);
        types.add(text.substring(i + 1, end));
        i = end;
      }
    }
  }

  private String classAt(int index) {
    return at(at(index).first).text;
  }

  private Constant at(int index) {
    Constant constant = pool[index];
    if (constant == null) {
      throw new IllegalStateException("no constant " + index);
    }
    return constant;
  }

  private record Constant(int tag, int first, int second, String text) {}
}

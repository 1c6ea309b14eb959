// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.packing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/**
 * A class file that deflates better, for the same class. Its constants stand in an order in which each resembles the one
 * before: javac has them in the order of their first use. And what it says of nullness it says only where somebody
 * compiles against it: of what is public or protected in a class that is public and in no package {@code internal}
 * or {@code transport}; there it says what its package said, {@code @NullMarked}. What it says of the generic types of fields and methods it says in those packages, too, against which
 * the other modules are compiled.
 */
final class TightClass {
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;
  private static final int UTF8 = 1;

  private static final String NULL_MARKED = "Lorg/jspecify/annotations/NullMarked;";

  /** By their ends: what they begin with, the package, is alike in most. */
  private static final Comparator<String[]> ORDER = Comparator.comparing(
      texts -> new StringBuilder(String.join(" ", texts)).reverse().toString());

  private TightClass() {}

  /** Of a class whose package is marked, the class is, since nobody else says it then. */
  static byte[] of(byte[] classFile, boolean isInMarkedPackage) {
    return ordered(lean(classFile, isInMarkedPackage));
  }

  /** Only this one leaves anything out. */
  static byte[] lean(byte[] classFile, boolean isInMarkedPackage) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Lean(writer, reader, isInMarkedPackage), 0);
    return writer.toByteArray();
  }

  /** Whether a class, or a {@code package-info}, says of itself that it is {@code @NullMarked}, and nothing else. */
  static boolean isNullMarked(byte[] classFile) {
    List<String> annotations = new ArrayList<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable AnnotationVisitor visitAnnotation(
                  String descriptor, boolean visible) {
                annotations.add(descriptor);
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return annotations.equals(List.of(NULL_MARKED));
  }

  private static boolean isApi(String name) {
    return !name.contains("/internal/") && !name.contains("/transport/");
  }

  private static boolean isSeen(int access) {
    return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
  }

  /** The same but for the places of the constants: a writer keeps those that it has, and adds what it lacks. */
  private static byte[] ordered(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    for (String[] each : constants(classFile, UTF8)) {
      writer.newUTF8(each[0]);
    }
    for (String[] each : constants(classFile, CLASS)) {
      writer.newClass(each[0]);
    }
    for (String[] each : constants(classFile, NAME_AND_TYPE)) {
      writer.newNameType(each[0], each[1]);
    }
    for (String[] each : constants(classFile, FIELD)) {
      writer.newField(each[0], each[1], each[2]);
    }
    for (String[] each : constants(classFile, METHOD)) {
      writer.newMethod(each[0], each[1], each[2], false);
    }
    for (String[] each : constants(classFile, INTERFACE_METHOD)) {
      writer.newMethod(each[0], each[1], each[2], true);
    }
    reader.accept(writer, 0);
    return writer.toByteArray();
  }

  /** The constants of one kind, each as the texts that it consists of, in order. */
  private static List<String[]> constants(byte[] classFile, int tag) {
    ClassReader reader = new ClassReader(classFile);
    char[] buffer = new char[reader.getMaxStringLength()];
    List<String[]> found = new ArrayList<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i); // 0 where there is none: behind a long or a double
      if (at > 0 && reader.readByte(at - 1) == tag) {
        found.add(
            tag == UTF8 ? new String[] {utf8(classFile, at)} : texts(reader, tag, at, buffer));
      }
    }
    found.sort(ORDER);
    return found;
  }

  private static String utf8(byte[] classFile, int at) {
    int length = classFile.length - at;
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(classFile, at, length))) {
      return in.readUTF();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] texts(ClassReader reader, int tag, int at, char[] buffer) {
    if (tag == CLASS) {
      return new String[] {reader.readUTF8(at, buffer)};
    }
    int nameAndType = tag == NAME_AND_TYPE ? at : reader.getItem(reader.readUnsignedShort(at + 2));
    String name = reader.readUTF8(nameAndType, buffer);
    String type = reader.readUTF8(nameAndType + 2, buffer);
    return tag == NAME_AND_TYPE
        ? new String[] {name, type}
        : new String[] {reader.readClass(at, buffer), name, type};
  }

  /** Leaves out what is said of nullness and of generic types where nobody compiles against it. */
  private static final class Lean extends ClassVisitor {
    private final String name;
    private final boolean isPublic;
    private final boolean isApi;
    private boolean isToBeMarked;

    Lean(ClassVisitor next, ClassReader reader, boolean isInMarkedPackage) {
      super(Opcodes.ASM9, next);
      this.name = reader.getClassName();
      this.isPublic = isSeen(reader.getAccess());
      this.isApi = isPublic && isApi(name);
      this.isToBeMarked = isApi && isInMarkedPackage;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      isToBeMarked &= !descriptor.equals(NULL_MARKED);
      return super.visitAnnotation(descriptor, visible);
    }

    @Override
    public void visitInnerClass(String inner, String outer, String simpleName, int access) {
      isToBeMarked &= !inner.equals(name); // what is around it is marked
      super.visitInnerClass(inner, outer, simpleName, access);
    }

    @Override
    public void visitEnd() {
      if (isToBeMarked) {
        super.visitAnnotation(NULL_MARKED, true).visitEnd();
      }
      super.visitEnd();
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int type, TypePath path, String descriptor, boolean visible) {
      return isApi ? super.visitTypeAnnotation(type, path, descriptor, visible) : null;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      boolean isSeen = isPublic && isSeen(access);
      FieldVisitor field =
          super.visitField(access, name, descriptor, isSeen ? signature : null, value);
      return isApi && isSeen ? field : new LeanField(field);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      boolean isSeen = isPublic && isSeen(access);
      MethodVisitor method =
          super.visitMethod(access, name, descriptor, isSeen ? signature : null, exceptions);
      return new LeanMethod(method, isApi && isSeen);
    }
  }

  private static final class LeanField extends FieldVisitor {
    LeanField(FieldVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int type, TypePath path, String descriptor, boolean visible) {
      return null;
    }
  }

  private static final class LeanMethod extends MethodVisitor {
    private final boolean isApi;

    LeanMethod(MethodVisitor next, boolean isApi) {
      super(Opcodes.ASM9, next);
      this.isApi = isApi;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int type, TypePath path, String descriptor, boolean visible) {
      return isApi ? super.visitTypeAnnotation(type, path, descriptor, visible) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitInsnAnnotation(
        int type, TypePath path, String descriptor, boolean visible) {
      return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
        int type,
        TypePath path,
        Label[] start,
        Label[] end,
        int[] index,
        String descriptor,
        boolean visible) {
      return null;
    }
  }
}

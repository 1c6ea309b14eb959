// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;

/** One class file, as far as users see it. */
final class ApiType extends ClassVisitor {
  private String name = "";
  private String packageName = "";
  private int access;
  private @Nullable String outer;
  private boolean isNameless;
  private SignatureText text = new SignatureText("");
  private @Nullable String signature;
  private @Nullable String above;
  private String[] interfaces = {};
  private final TypeAnnotations annotations = new TypeAnnotations();
  private final List<String> permitted = new ArrayList<>();
  private final List<String> enumConstants = new ArrayList<>();

  /** Sort key, in which what a member is comes first, to its line. */
  private final TreeMap<String, String> members = new TreeMap<>();

  /** Members are written when the annotations of all of them are known. */
  private final List<Runnable> late = new ArrayList<>();

  private ApiType() {
    super(Opcodes.ASM9);
  }

  static ApiType read(byte[] classFile) {
    ApiType type = new ApiType();
    new ClassReader(classFile).accept(type, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    type.late.forEach(Runnable::run);
    return type;
  }

  String name() {
    return name;
  }

  String packageName() {
    return packageName;
  }

  @Nullable
  String outer() {
    return outer;
  }

  String canonicalName() {
    return SignatureText.canonical(name);
  }

  boolean isPackage() {
    return name.endsWith(".package-info");
  }

  boolean isSeen() {
    return !isNameless && isSeen(access);
  }

  private static boolean isSeen(int access) {
    return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
        && (access & Opcodes.ACC_SYNTHETIC) == 0;
  }

  private boolean is(int flag) {
    return (access & flag) != 0;
  }

  /** Those that can be extended are looked at by who extends them, too. */
  private boolean isMemberSeen(int memberAccess) {
    int seen =
        is(Opcodes.ACC_FINAL) ? Opcodes.ACC_PUBLIC : Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    return (memberAccess & seen) != 0 && (memberAccess & Opcodes.ACC_SYNTHETIC) == 0;
  }

  List<String> supertypes() {
    List<String> all = new ArrayList<>();
    if (above != null) {
      all.add(above.replace('/', '.'));
    }
    for (String each : interfaces) {
      all.add(each.replace('/', '.'));
    }
    return all;
  }

  Set<String> mentioned() {
    lines();
    return text.mentioned();
  }

  List<String> annotationLines() {
    return annotations.lines();
  }

  @Override
  public void visit(
      int version,
      int itsAccess,
      String internalName,
      @Nullable String itsSignature,
      @Nullable String superName,
      String[] itsInterfaces) {
    name = internalName.replace('/', '.');
    packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    text = new SignatureText(packageName);
    access = itsAccess;
    signature = itsSignature;
    above = superName;
    interfaces = itsInterfaces;
  }

  @Override
  public void visitInnerClass(
      String internalName, @Nullable String outerName, @Nullable String innerName, int itsAccess) {
    if (internalName.replace('/', '.').equals(name)) {
      access = itsAccess;
      outer = outerName == null ? null : outerName.replace('/', '.');
      isNameless = outerName == null || innerName == null;
    }
  }

  @Override
  public void visitPermittedSubclass(String internalName) {
    permitted.add(text.shortened(internalName));
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    annotations.add(descriptor);
    return null;
  }

  @Override
  public @Nullable AnnotationVisitor visitTypeAnnotation(
      int type, @Nullable TypePath path, String descriptor, boolean visible) {
    annotations.add(type, path, descriptor);
    return null;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int itsAccess,
      String itsName,
      String descriptor,
      @Nullable String itsSignature,
      @Nullable Object value) {
    if ((itsAccess & Opcodes.ACC_ENUM) != 0) {
      enumConstants.add(itsName);
      return null;
    }
    if (!isMemberSeen(itsAccess)) {
      return null;
    }
    TypeAnnotations own = new TypeAnnotations();
    late.add(() -> {
      String type = text.type(
          itsSignature == null ? descriptor : itsSignature, own.at(TypeReference.FIELD, 0));
      String constant = value == null ? "" : " = " + literal(descriptor, value);
      members.put(
          "1 " + itsName,
          own.prefix() + modifiers(itsAccess, false) + type + " " + itsName + constant);
    });
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String itsDescriptor, boolean visible) {
        own.add(itsDescriptor);
        return null;
      }

      @Override
      public @Nullable AnnotationVisitor visitTypeAnnotation(
          int type, @Nullable TypePath path, String itsDescriptor, boolean visible) {
        own.add(type, path, itsDescriptor);
        return null;
      }
    };
  }

  private static String literal(String descriptor, Object value) {
    if (value instanceof String string) {
      return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
    return switch (descriptor) {
      case "Z" -> String.valueOf(!value.equals(0));
      case "C" -> "'" + (char) (int) (Integer) value + "'";
      default -> value.toString();
    };
  }

  @Override
  public @Nullable RecordComponentVisitor visitRecordComponent(
      String itsName, String descriptor, @Nullable String itsSignature) {
    return null; // its accessor and the constructor tell of it
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int itsAccess,
      String itsName,
      String descriptor,
      @Nullable String itsSignature,
      String @Nullable [] exceptions) {
    if (!isMemberSeen(itsAccess) || isImplied(itsName, descriptor)) {
      return null;
    }
    TypeAnnotations own = new TypeAnnotations();
    String[] thrown = exceptions == null ? new String[0] : exceptions;
    late.add(() -> {
      boolean isConstructor = itsName.equals("<init>");
      String method = text.method(
          itsSignature == null ? withExceptions(descriptor, thrown) : itsSignature,
          itsSignature == null || itsSignature.contains("^") ? new String[0] : thrown,
          isConstructor ? simpleName() : itsName,
          isConstructor,
          (itsAccess & Opcodes.ACC_VARARGS) != 0,
          own);
      String line = own.prefix() + modifiers(itsAccess, true) + method;
      members.put((isConstructor ? "2 " : "3 ") + itsName + descriptor, line);
    });
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String itsDescriptor, boolean visible) {
        own.add(itsDescriptor);
        return null;
      }

      @Override
      public @Nullable AnnotationVisitor visitTypeAnnotation(
          int type, @Nullable TypePath path, String itsDescriptor, boolean visible) {
        own.add(type, path, itsDescriptor);
        return null;
      }
    };
  }

  private static String withExceptions(String descriptor, String[] thrown) {
    StringBuilder all = new StringBuilder(descriptor);
    for (String each : thrown) {
      all.append("^L").append(each).append(';');
    }
    return all.toString();
  }

  /** What every enum has. */
  private boolean isImplied(String itsName, String descriptor) {
    return is(Opcodes.ACC_ENUM)
        && ((itsName.equals("values") && descriptor.startsWith("()"))
            || (itsName.equals("valueOf") && descriptor.startsWith("(Ljava/lang/String;)")));
  }

  private String simpleName() {
    String canonical = canonicalName();
    return canonical.substring(canonical.lastIndexOf('.') + 1);
  }

  private String modifiers(int itsAccess, boolean isMethod) {
    StringBuilder all = new StringBuilder();
    boolean isOfInterface = is(Opcodes.ACC_INTERFACE);
    boolean isStatic = (itsAccess & Opcodes.ACC_STATIC) != 0;
    boolean isAbstract = (itsAccess & Opcodes.ACC_ABSTRACT) != 0;
    all.append((itsAccess & Opcodes.ACC_PROTECTED) != 0 ? "protected " : "public ");
    all.append(isStatic ? "static " : "");
    all.append(isAbstract && !isOfInterface ? "abstract " : "");
    all.append(isMethod && isOfInterface && !isStatic && !isAbstract ? "default " : "");
    boolean isFinal = (itsAccess & Opcodes.ACC_FINAL) != 0;
    all.append(isFinal && !(isMethod && is(Opcodes.ACC_FINAL)) ? "final " : "");
    return all.toString();
  }

  private String head() {
    StringBuilder head = new StringBuilder();
    head.append(is(Opcodes.ACC_PUBLIC) ? "public " : is(Opcodes.ACC_PROTECTED) ? "protected " : "");
    boolean isInterface = is(Opcodes.ACC_INTERFACE);
    boolean isEnum = is(Opcodes.ACC_ENUM);
    boolean isRecord = "java/lang/Record".equals(above);
    head.append(is(Opcodes.ACC_STATIC) && !isInterface && !isEnum && !isRecord ? "static " : "");
    head.append(is(Opcodes.ACC_ABSTRACT) && !isInterface && !isEnum ? "abstract " : "");
    head.append(permitted.isEmpty() || isEnum ? "" : "sealed ");
    head.append(is(Opcodes.ACC_FINAL) && !isEnum && !isRecord ? "final " : "");
    head.append(
        is(Opcodes.ACC_ANNOTATION)
            ? "@interface "
            : isInterface ? "interface " : isEnum ? "enum " : isRecord ? "record " : "class ");
    String inPackage = packageName.isEmpty() ? name : name.substring(packageName.length() + 1);
    head.append(SignatureText.canonical(inPackage));
    head.append(text.classSignature(
        signature == null ? plainSignature() : signature, isInterface, annotations));
    if (!permitted.isEmpty() && !isEnum) {
      head.append(" permits ").append(String.join(", ", permitted));
    }
    return head.toString();
  }

  private String plainSignature() {
    StringBuilder plain = new StringBuilder("L" + above + ";");
    for (String each : interfaces) {
      plain.append('L').append(each).append(';');
    }
    return plain.toString();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(annotations.lines());
    lines.add(head() + " {");
    for (String each : enumConstants) {
      lines.add("  " + each);
    }
    for (String each : members.values()) {
      lines.add("  " + each);
    }
    lines.add("}");
    return lines;
  }

  /** Annotations of which a user's compiler or its checks take notice. */
  static @Nullable String known(String descriptor) {
    String simple = Type.getType(descriptor).getClassName();
    simple = simple.substring(simple.lastIndexOf('.') + 1);
    Set<String> known = new TreeSet<>(Set.of(
        "Nullable", "NonNull", "NullMarked", "NullUnmarked", "Deprecated", "FunctionalInterface"));
    return known.contains(simple) ? "@" + simple : null;
  }
}

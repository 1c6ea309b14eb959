// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.faults;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a {@linkplain Faults#pass probe} before every call that leaves a library, and at the entry of its methods. Not of
 * those that catch every Throwable by themselves, nor of those that others call (the public ones outside of packages
 * {@code internal}): what strikes there strikes the caller's own call.
 */
final class Weaver {
  private static final String PROBE = Type.getInternalName(Faults.class);

  /** They run no code but their own, and are called for every character. Nor are probes put before empty collections. */
  private static final Set<String> PLAIN = Set.of(
      "java/lang/Object",
      "java/lang/String",
      "java/lang/StringBuilder",
      "java/lang/Character",
      "java/lang/Math",
      "java/lang/System");

  private Weaver() {}

  /**
   * Weaves one class.
   *
   * @param prefix of the library's own classes, with slashes
   */
  static byte[] woven(byte[] classFile, String prefix) {
    ClassReader reader = new ClassReader(classFile);
    Set<String> guarded = guarded(reader);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String name = simple(reader.getClassName());
    boolean isEngine = reader.getClassName().contains("/internal/");
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String method,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor out =
                super.visitMethod(access, method, descriptor, signature, exceptions);
            String place = name + '.' + method;
            boolean isDoor = !isEngine && (access & Opcodes.ACC_PUBLIC) != 0;
            boolean isEntry =
                !isDoor && !method.equals("<init>") && !guarded.contains(method + descriptor);
            return new Probes(out, place, prefix, isEntry);
          }
        },
        0);
    return writer.toByteArray();
  }

  /** The methods that catch every Throwable. */
  private static Set<String> guarded(ClassReader reader) {
    Set<String> guarded = new HashSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String method,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitTryCatchBlock(
                  org.objectweb.asm.Label from,
                  org.objectweb.asm.Label to,
                  org.objectweb.asm.Label handler,
                  @Nullable String type) {
                if ("java/lang/Throwable".equals(type)) {
                  guarded.add(method + descriptor);
                }
              }
            };
          }
        },
        0);
    return guarded;
  }

  private static String simple(String internalName) {
    int cut = Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$'));
    return internalName.substring(cut + 1);
  }

  private static final class Probes extends MethodVisitor {
    private final String place;
    private final String prefix;
    private final boolean isEntry;
    private final boolean isInitialiser;

    Probes(MethodVisitor out, String place, String prefix, boolean isEntry) {
      super(Opcodes.ASM9, out);
      this.place = place;
      this.prefix = prefix;
      this.isEntry = isEntry;
      this.isInitialiser = place.endsWith(".<clinit>");
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (isEntry) {
        probe(place);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String descriptor, boolean isInterface) {
      boolean isOwn = owner.startsWith(prefix) || owner.startsWith("[");
      boolean isPlain = PLAIN.contains(owner)
          || (opcode == Opcodes.INVOKESTATIC && method.equals("of"))
          || (method.equals("<init>") && descriptor.equals("()V"));
      if (!isOwn && !isInitialiser && !isPlain) {
        probe(place + " > " + simple(owner) + '.' + method);
      }
      super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
    }

    private void probe(String where) {
      super.visitLdcInsn(where);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, PROBE, "pass", "(Ljava/lang/String;)V", false);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.testkit.ClassPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes that users name in a configuration, and others make from the name: a native image has to be told of them. It is told in
 * the core's jar, which whoever has one of them has. No image is built here; this holds what it is told to what is there.
 */
class NativeImageTest {
  private static final String METADATA =
      "/META-INF/native-image/io.github.baton4j/baton-core/reachability-metadata.json";

  /** Whoever is one of these is made from its name: by logback, a servlet container, Lambda's runtime. */
  private static final Set<String> MADE_BY_NAME = Set.of(
      "ch/qos/logback/classic/turbo/TurboFilter",
      "jakarta/servlet/Filter",
      "com/amazonaws/services/lambda/runtime/RequestStreamHandler");

  private static JsonNode types() throws IOException {
    try (InputStream in = NativeImageTest.class.getResourceAsStream(METADATA)) {
      return new ObjectMapper().readTree(in).path("reflection");
    }
  }

  @Test
  void everyClassThatIsMadeFromItsNameIsToldOfAndNoOther() throws IOException {
    Set<String> told = new TreeSet<>();
    for (JsonNode each : types()) {
      told.add(each.path("type").textValue());
    }
    Set<String> named = new TreeSet<>();
    for (String artifact :
        List.of("baton-core", "baton-http", "baton-kinesis", "baton-sns", "baton-sqs")) {
      addNamed(ClassPath.ofThisJvm().path(artifact), named);
    }
    addNamed(Path.of(System.getProperty("basedir"), "target", "classes"), named);
    assertEquals(named, told);
  }

  /** By their bytes: not every library that they need is here. */
  private static void addNamed(Path jarOrFolder, Set<String> named) throws IOException {
    if (Files.isDirectory(jarOrFolder)) {
      addNamedBelow(jarOrFolder, named);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(jarOrFolder)) {
        addNamedBelow(jar.getPath("/"), named);
      }
    }
  }

  private static void addNamedBelow(Path root, Set<String> named) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path each : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        ClassReader reader = new ClassReader(Files.readAllBytes(each));
        Set<String> parents = new TreeSet<>(List.of(reader.getInterfaces()));
        parents.add(reader.getSuperName());
        if ((reader.getAccess() & Opcodes.ACC_PUBLIC) != 0
            && !Collections.disjoint(parents, MADE_BY_NAME)) {
          named.add(reader.getClassName().replace('/', '.'));
        }
      }
    }
  }

  @Test
  void everyClassHasTheConstructorThatIsToldOf() throws IOException {
    for (JsonNode each : types()) {
      assertEquals(
          "[{\"name\":\"<init>\",\"parameterTypes\":[]}]", each.path("methods").toString());
      String file = "/" + each.path("type").textValue().replace('.', '/') + ".class";
      boolean[] found = {false};
      try (InputStream in = NativeImageTest.class.getResourceAsStream(file)) {
        assertNotNull(in, file);
        new ClassReader(in).accept(new Constructors(found), ClassReader.SKIP_CODE);
      }
      assertTrue(found[0], file + " has no public constructor without arguments");
    }
  }

  private static final class Constructors extends ClassVisitor {
    private final boolean[] found;

    Constructors(boolean[] found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      found[0] |=
          name.equals("<init>") && descriptor.equals("()V") && (access & Opcodes.ACC_PUBLIC) != 0;
      return null;
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.auto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The SDK finds a file on the class path, and makes interceptors of the names in it: a native image has to be told of both. No
 * image is built here; this holds what it is told to what is there.
 */
class NativeImageTest {
  private static final Path CLASSES =
      Path.of(System.getProperty("basedir")).resolve("target").resolve("classes");
  private static final String METADATA =
      "/META-INF/native-image/io.github.baton4j/baton-auto/reachability-metadata.json";

  private static JsonNode metadata() throws IOException {
    try (InputStream in = NativeImageTest.class.getResourceAsStream(METADATA)) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** The registration files, relative to the jar. */
  private static Set<String> registrations() throws IOException {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> all = Files.walk(CLASSES)) {
      all.filter(each -> each.endsWith("execution.interceptors"))
          .forEach(each -> files.add(CLASSES.relativize(each).toString().replace('\\', '/')));
    }
    assertEquals(3, files.size(), files.toString());
    return files;
  }

  @Test
  void everyRegisteredClassIsToldOfAndNoOther() throws IOException {
    Set<String> registered = new TreeSet<>();
    for (String file : registrations()) {
      registered.addAll(Files.readAllLines(CLASSES.resolve(file)));
    }
    registered.removeIf(String::isBlank);
    Set<String> told = new TreeSet<>();
    for (JsonNode each : metadata().path("reflection")) {
      told.add(each.path("type").textValue());
    }
    assertFalse(told.isEmpty());
    assertEquals(registered, told);
  }

  @Test
  void everyRegistrationFileIsToldOfAndNoOther() throws IOException {
    Set<String> told = new TreeSet<>();
    for (JsonNode each : metadata().path("resources")) {
      told.add(each.path("glob").textValue());
    }
    assertEquals(registrations(), told);
  }

  @Test
  void everyClassHasTheConstructorThatIsToldOf() throws Exception {
    for (JsonNode each : metadata().path("reflection")) {
      Class<?> type = Class.forName(each.path("type").textValue());
      assertTrue(ExecutionInterceptor.class.isAssignableFrom(type), type.getName());
      assertEquals(
          "[{\"name\":\"<init>\",\"parameterTypes\":[]}]", each.path("methods").toString());
      Constructor<?> constructor = type.getDeclaredConstructor();
      assertTrue(Modifier.isPublic(type.getModifiers()), type.getName());
      assertTrue(Modifier.isPublic(constructor.getModifiers()), constructor.toString());
    }
  }
}

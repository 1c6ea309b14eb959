// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;

/** The annotations of one declaration: its own, and those of the types that it names. */
final class TypeAnnotations {
  private final TreeSet<String> own = new TreeSet<>();

  /** By the part of the declaration, and by the way through its type there. */
  private final Map<Integer, Map<String, String>> ofTypes = new HashMap<>();

  void add(String descriptor) {
    String known = ApiType.known(descriptor);
    if (known != null) {
      own.add(known);
    }
  }

  void add(int type, @Nullable TypePath path, String descriptor) {
    String known = ApiType.known(descriptor);
    if (known != null) {
      ofTypes
          .computeIfAbsent(type, key -> new HashMap<>())
          .merge(path == null ? "" : path.toString(), known, (a, b) -> a + " " + b);
    }
  }

  /** Of a field, a result: kinds of which a declaration has one. */
  Map<String, String> at(int sort, int index) {
    TypeReference reference = switch (sort) {
      case TypeReference.METHOD_FORMAL_PARAMETER ->
        TypeReference.newFormalParameterReference(index);
      case TypeReference.CLASS_EXTENDS -> TypeReference.newSuperTypeReference(index);
      case TypeReference.THROWS -> TypeReference.newExceptionReference(index);
      case TypeReference.CLASS_TYPE_PARAMETER, TypeReference.METHOD_TYPE_PARAMETER ->
        TypeReference.newTypeParameterReference(sort, index);
      default -> TypeReference.newTypeReference(sort);
    };
    return ofTypes.getOrDefault(reference.getValue(), Map.of());
  }

  Map<String, String> atBound(boolean isClass, int parameter, int bound) {
    int sort = isClass
        ? TypeReference.CLASS_TYPE_PARAMETER_BOUND
        : TypeReference.METHOD_TYPE_PARAMETER_BOUND;
    return ofTypes.getOrDefault(
        TypeReference.newTypeParameterBoundReference(sort, parameter, bound).getValue(), Map.of());
  }

  List<String> lines() {
    return new ArrayList<>(own);
  }

  String prefix() {
    return own.isEmpty() ? "" : String.join(" ", own) + " ";
  }
}

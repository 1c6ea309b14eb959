// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.TypeReference;

/**
 * Signatures of the class file as Java writes them, with the annotations of the types that they name. Source of the grammar:
 * The Java Virtual Machine Specification, 4.7.9.1; of the ways through a type: 4.7.20.2.
 */
final class SignatureText {
  private final String home;
  private final Set<String> mentioned = new TreeSet<>();
  private String signature = "";
  private int at;

  /** @param home the package whose types have their simple names */
  SignatureText(String home) {
    this.home = home;
  }

  Set<String> mentioned() {
    return mentioned;
  }

  /** A type that is nested has a dollar sign in its class file, and a dot in a source. */
  static String canonical(String binaryName) {
    return binaryName.replace('/', '.').replaceAll("\\$(?=[A-Za-z_])", ".");
  }

  String shortened(String internalName) {
    String name = canonical(internalName);
    mentioned.add(name);
    String binary = internalName.replace('/', '.');
    String itsPackage = binary.substring(0, Math.max(0, binary.lastIndexOf('.')));
    return itsPackage.equals("java.lang") || (itsPackage.equals(home) && !home.isEmpty())
        ? name.substring(itsPackage.length() + 1)
        : name;
  }

  String type(String typeSignature, Map<String, String> annotations) {
    begin(typeSignature);
    return type(annotations, "", false);
  }

  private void begin(String itsSignature) {
    signature = itsSignature;
    at = 0;
  }

  /** What stands behind a class's name: type parameters, superclass, interfaces. */
  String classSignature(String itsSignature, boolean isInterface, TypeAnnotations annotations) {
    begin(itsSignature);
    StringBuilder out = new StringBuilder(parameters(true, annotations));
    String above = type(annotations.at(TypeReference.CLASS_EXTENDS, -1), "", false);
    boolean isPlain = above.equals("Object")
        || above.startsWith("Enum<")
        || above.equals("Record")
        || isInterface;
    out.append(isPlain ? "" : " extends " + above);
    List<String> interfaces = new ArrayList<>();
    while (at < signature.length()) {
      interfaces.add(
          type(annotations.at(TypeReference.CLASS_EXTENDS, interfaces.size()), "", false));
    }
    if (!interfaces.isEmpty()) {
      out.append(isInterface ? " extends " : " implements ").append(String.join(", ", interfaces));
    }
    return out.toString();
  }

  /** @param thrown what is thrown where the signature does not tell */
  String method(
      String itsSignature,
      String[] thrown,
      String name,
      boolean isConstructor,
      boolean isVarargs,
      TypeAnnotations annotations) {
    begin(itsSignature);
    String typeParameters = parameters(false, annotations);
    List<String> parameters = new ArrayList<>();
    at++; // (
    while (signature.charAt(at) != ')') {
      boolean isLast = isVarargs && isLastParameter();
      parameters.add(type(
          annotations.at(TypeReference.METHOD_FORMAL_PARAMETER, parameters.size()), "", isLast));
    }
    at++; // )
    String result = type(annotations.at(TypeReference.METHOD_RETURN, 0), "", false);
    List<String> exceptions = new ArrayList<>();
    while (at < signature.length()) {
      at++; // ^
      exceptions.add(type(annotations.at(TypeReference.THROWS, exceptions.size()), "", false));
    }
    for (String each : thrown) {
      exceptions.add(shortened(each));
    }
    return (typeParameters.isEmpty() ? "" : typeParameters + " ")
        + (isConstructor ? "" : result + " ")
        + name
        + "("
        + String.join(", ", parameters)
        + ")"
        + (exceptions.isEmpty() ? "" : " throws " + String.join(", ", exceptions));
  }

  /** Whether the parameter that begins here ends at the bracket. */
  private boolean isLastParameter() {
    int begin = at;
    Set<String> before = new TreeSet<>(mentioned);
    type(Map.of(), "", false);
    boolean isLast = signature.charAt(at) == ')';
    at = begin;
    mentioned.retainAll(before);
    return isLast;
  }

  private String parameters(boolean isClass, TypeAnnotations annotations) {
    if (signature.charAt(at) != '<') {
      return "";
    }
    at++;
    List<String> all = new ArrayList<>();
    while (signature.charAt(at) != '>') {
      int index = all.size();
      int sort = isClass ? TypeReference.CLASS_TYPE_PARAMETER : TypeReference.METHOD_TYPE_PARAMETER;
      String own = annotations.at(sort, index).getOrDefault("", "");
      int colon = signature.indexOf(':', at);
      String name = signature.substring(at, colon);
      at = colon;
      List<String> bounds = new ArrayList<>();
      int bound = signature.charAt(at + 1) == ':' ? 1 : 0; // of interfaces alone
      at += bound;
      while (signature.charAt(at) == ':') {
        at++;
        bounds.add(type(annotations.atBound(isClass, index, bound), "", false));
        bound++;
      }
      boolean isBounded = bounds.size() > 1 || !bounds.get(0).equals("Object");
      all.add((own.isEmpty() ? "" : own + " ")
          + name
          + (isBounded ? " extends " + String.join(" & ", bounds) : ""));
    }
    at++;
    return "<" + String.join(", ", all) + ">";
  }

  private String type(Map<String, String> annotations, String path, boolean isVarargs) {
    if (signature.charAt(at) == '[') {
      return array(annotations, path, isVarargs);
    }
    String own = annotations.getOrDefault(path, "");
    char kind = signature.charAt(at++);
    if (kind == 'T') {
      int end = signature.indexOf(';', at);
      String name = signature.substring(at, end);
      at = end + 1;
      return annotated(own, name);
    }
    if (kind == 'L') {
      return classType(annotations, path);
    }
    return annotated(own, primitive(kind));
  }

  private static String annotated(String annotation, String type) {
    if (annotation.isEmpty()) {
      return type;
    }
    // Java writes it in front of the simple name.
    int dot = type.replaceAll("<.*", "").lastIndexOf('.');
    return type.substring(0, dot + 1) + annotation + " " + type.substring(dot + 1);
  }

  private static String primitive(char kind) {
    return switch (kind) {
      case 'B' -> "byte";
      case 'C' -> "char";
      case 'D' -> "double";
      case 'F' -> "float";
      case 'I' -> "int";
      case 'J' -> "long";
      case 'S' -> "short";
      case 'V' -> "void";
      case 'Z' -> "boolean";
      default -> throw new IllegalArgumentException("no type: " + kind);
    };
  }

  private String array(Map<String, String> annotations, String path, boolean isVarargs) {
    StringBuilder dimensions = new StringBuilder();
    String here = path;
    while (signature.charAt(at) == '[') {
      at++;
      boolean isLast = signature.charAt(at) != '[';
      String own = annotations.getOrDefault(here, "");
      dimensions
          .append(own.isEmpty() ? "" : " " + own + " ")
          .append(isVarargs && isLast ? "..." : "[]");
      here += "[";
    }
    return type(annotations, here, false) + dimensions;
  }

  private String classType(Map<String, String> annotations, String path) {
    String here = path;
    int end = end();
    String out = shortened(signature.substring(at, end));
    at = end;
    String arguments = arguments(annotations, here);
    while (signature.charAt(at) == '.') { // inside of one with type arguments
      at++;
      here += ".";
      end = end();
      out += arguments + "." + signature.substring(at, end);
      at = end;
      arguments = arguments(annotations, here);
    }
    at++; // ;
    String own = annotations.getOrDefault(here, "");
    // Of a class that is inside of one and not static, the way is a step for each around it.
    for (String inside = here + "."; own.isEmpty() && inside.length() <= here.length() + 3; ) {
      own = annotations.getOrDefault(inside, "");
      inside += ".";
    }
    return annotated(own, out) + arguments;
  }

  private int end() {
    int end = at;
    while ("<;.".indexOf(signature.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private String arguments(Map<String, String> annotations, String path) {
    if (signature.charAt(at) != '<') {
      return "";
    }
    at++;
    List<String> all = new ArrayList<>();
    while (signature.charAt(at) != '>') {
      all.add(argument(annotations, path + all.size() + ";"));
    }
    at++;
    return "<" + String.join(", ", all) + ">";
  }

  private String argument(Map<String, String> annotations, String path) {
    char kind = signature.charAt(at);
    if (kind != '*' && kind != '+' && kind != '-') {
      return type(annotations, path, false);
    }
    at++;
    String wildcard = annotated(annotations.getOrDefault(path, ""), "?");
    if (kind == '*') {
      return wildcard;
    }
    return wildcard
        + (kind == '+' ? " extends " : " super ")
        + type(annotations, path + "*", false);
  }
}

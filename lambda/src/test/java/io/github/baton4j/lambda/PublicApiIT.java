// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.Pom;
import io.github.baton4j.testkit.api.ApiDocs;
import io.github.baton4j.testkit.api.PublicApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the packed jars promise is what is checked in: {@code api.txt} in each published module, and docs/types.md, one line for
 * each type. {@code -Dbaton.api.write=true} writes all of them anew; what has changed is then to be looked at, and told of in
 * the changelog.
 */
class PublicApiIT {
  private static final boolean WRITES = Boolean.getBoolean("baton.api.write");
  private static final Path LIST = PublishedModules.ROOT.resolve("docs").resolve("types.md");

  /** {@code transport} is public for the jars of one and the same version: nobody is promised anything of it. */
  private static final Set<String> HIDDEN = Set.of("internal", "transport");

  /** The roots of the user's own jars that a module's signatures are about. */
  private static final Map<String, Set<String>> OPTIONAL = Map.of(
      "core", Set.of("org.slf4j.Marker", "ch.qos.logback.", "io.micrometer."),
      "http",
          Set.of("com.amazonaws.services.lambda.runtime.events.", "jakarta.servlet.", "okhttp3."),
      "kinesis", Set.of("com.amazonaws.services.lambda.runtime.events.", "software.amazon.awssdk."),
      "sns", Set.of("com.amazonaws.services.lambda.runtime.events.", "software.amazon.awssdk."),
      "sqs", Set.of("com.amazonaws.services.lambda.runtime.events.", "software.amazon.awssdk."),
      "auto", Set.of("software.amazon.awssdk.core."),
      "junit", Set.of("org.junit.jupiter.api.extension."),
      "lambda", Set.of("com.amazonaws.services.lambda.runtime."));

  private static PublicApi api(Pom pom) {
    return PublicApi.of(PublishedModules.jar(pom), HIDDEN);
  }

  private static Stream<Map.Entry<String, Pom>> modules() {
    return PublishedModules.poms().entrySet().stream();
  }

  private static List<String> dump(Pom pom) {
    List<String> lines = new ArrayList<>(List.of(
        "# The public API of " + pom.artifactId()
            + ", but for the packages internal and transport, which are none: what is",
        "# public there is so for Baton's own jars, all of one version. Written by PublicApiIT, -Dbaton.api.write=true.",
        ""));
    lines.addAll(api(pom).lines());
    return lines;
  }

  @TestFactory
  Stream<DynamicTest> apiIsTheOneThatIsCheckedIn() {
    return modules()
        .map(each -> DynamicTest.dynamicTest(
            each.getKey(),
            () -> assertIsCheckedIn(
                PublishedModules.ROOT.resolve(each.getKey()).resolve("api.txt"),
                dump(each.getValue()))));
  }

  private static void assertIsCheckedIn(Path file, List<String> now) throws IOException {
    if (WRITES) {
      Files.write(file, now);
    }
    List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
    assertTrue(
        now.equals(before),
        () -> PublishedModules.ROOT.relativize(file)
            + " is not what was built (- checked in, + built):\n"
            + String.join("\n", difference(before, now))
            + "\nIf that is meant: -Dbaton.api.write=true writes it anew, and CHANGELOG.md tells of it.");
  }

  /** The lines of one and of the other only, each below the type that it stands in. */
  static List<String> difference(List<String> before, List<String> now) {
    Map<String, List<String>> all = new TreeMap<>();
    only(before, now).forEach(each -> add(all, each, "- "));
    only(now, before).forEach(each -> add(all, each, "+ "));
    List<String> lines = new ArrayList<>();
    all.forEach((type, members) -> {
      lines.add(type);
      lines.addAll(members);
    });
    return lines.isEmpty() ? List.of("the order of lines") : lines;
  }

  private static void add(Map<String, List<String>> all, String[] line, String sign) {
    all.computeIfAbsent(line[0], key -> new ArrayList<>()).add(sign + line[1]);
  }

  /** Each as the head that it stands below, and itself. */
  private static List<String[]> only(List<String> some, List<String> others) {
    Set<String> known = new HashSet<>();
    for (String[] each : placed(others)) {
      known.add(String.join("\n", each));
    }
    List<String[]> left = placed(some);
    left.removeIf(each -> known.contains(String.join("\n", each)));
    return left;
  }

  private static List<String[]> placed(List<String> lines) {
    List<String[]> all = new ArrayList<>();
    String type = "";
    for (String line : lines) {
      if (!line.isEmpty() && !line.startsWith(" ") && !line.equals("}")) {
        type = line.replaceAll("[<{].*| (extends|implements) .*", "").strip();
      }
      all.add(new String[] {type, line});
    }
    return all;
  }

  @TestFactory
  Stream<DynamicTest> signaturesNameNothingInternalAndTheModulesOwnOptionalJarsOnly() {
    return modules()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
          Set<String> foreign = new TreeSet<>();
          for (String mention : api(each.getValue()).mentioned()) {
            if (!isMeant(each.getKey(), mention)) {
              foreign.add(mention);
            }
          }
          assertEquals(Set.of(), foreign);
        }));
  }

  private static boolean isMeant(String module, String mention) {
    if (mention.startsWith("io.github.baton4j.")) {
      return !mention.matches("io\\.github\\.baton4j\\.(\\w+\\.)*(internal|transport)\\..*");
    }
    return mention.startsWith("java.")
        || OPTIONAL.getOrDefault(module, Set.of()).stream().anyMatch(mention::startsWith);
  }

  /** What is looked at has every type that the sources have, and none beside. */
  @Test
  void everyPublicTypeOfTheSourcesIsInTheJars() {
    Set<String> ofSources = new TreeSet<>();
    Set<String> ofJars = new TreeSet<>();
    modules().forEach(each -> {
      for (ApiDocs.Type type : types(each.getKey())) {
        ofSources.add(type.name());
      }
      ofJars.addAll(api(each.getValue()).typeNames());
    });
    assertEquals(String.join("\n", ofSources), String.join("\n", ofJars));
  }

  static List<ApiDocs.Type> types(String module) {
    List<ApiDocs.Type> types = new ArrayList<>(ApiDocs.below(PublishedModules.sources(module)));
    types.removeIf(each ->
        HIDDEN.contains(each.packageName().substring(each.packageName().lastIndexOf('.') + 1)));
    return types;
  }

  private static List<String> list() {
    List<String> lines = new ArrayList<>(
        List.of(
            "# The public types",
            "",
            "All that a user can name, by module, each with the first sentence of its Javadoc; their members are in each module's",
            "`api.txt`. Whatever else is public, in packages `internal` and `transport`, is so for Baton's own jars, and may change in",
            "any release. Written and checked by the build; to write this page anew: `mvn verify -Dbaton.api.write=true`."));
    modules().forEach(each -> {
      lines.addAll(
          List.of("", "## " + each.getValue().artifactId(), "", "| type | |", "|---|---|"));
      for (ApiDocs.Type type : types(each.getKey())) {
        lines.add("| `" + type.name().substring("io.github.baton4j.".length()) + "` | "
            + type.doc().firstAsMarkdown().replace("|", "\\|") + " |");
      }
    });
    return lines;
  }

  @Test
  void theListOfTypesHasEachWithItsLine() throws IOException {
    assertIsCheckedIn(LIST, list());
  }

  @Test
  void aDifferenceIsToldWithTheTypeThatItIsIn() {
    List<String> before =
        List.of("package shop", "", "public class Shop {", "  public void a()", "}");
    List<String> now = List.of("package shop", "", "public class Shop {", "  public void b()", "}");
    assertEquals(
        List.of("public class Shop", "-   public void a()", "+   public void b()"),
        difference(before, now));
    assertEquals(List.of("the order of lines"), difference(now, now));
  }
}

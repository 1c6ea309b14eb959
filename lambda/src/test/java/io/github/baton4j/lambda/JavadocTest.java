// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.api.ApiDocs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the Javadoc of every public type tells: what it is for, since when, who may use it at once, what it costs, what is thrown,
 * and how it is wired or where that is told. Whether it is true is for readers and other tests.
 */
class JavadocTest {
  private static final Pattern THREADS =
      Pattern.compile("[Tt]hread|Immutable|immutable|invocations at once");

  private static final Pattern COST = Pattern.compile("\\bCosts?\\b|\\bcosts?\\b");

  private static final Pattern ERRORS = Pattern.compile("\\b[Tt]hrow(s|n)?\\b|\\b[Ff]ails?\\b");

  private static final Pattern EXAMPLE = Pattern.compile("<pre[ >]");

  private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)? ([\\w.]*)");

  private static Map<String, ApiDocs.Type> types() {
    Map<String, ApiDocs.Type> types = new TreeMap<>();
    for (String module : PublishedModules.poms().keySet()) {
      PublicApiIT.types(module).forEach(each -> types.put(each.name(), each));
    }
    return types;
  }

  @TestFactory
  Stream<DynamicTest> aTypeTellsWhatItsUserHasToKnow() {
    Map<String, ApiDocs.Type> all = types();
    assertTrue(all.size() > 20, all.keySet().toString());
    return all.values().stream()
        .map(type -> DynamicTest.dynamicTest(
            type.name(), () -> assertEquals(List.of(), missing(type, all))));
  }

  private static List<String> missing(ApiDocs.Type type, Map<String, ApiDocs.Type> all) {
    List<String> missing = new ArrayList<>();
    ApiDocs.Doc doc = type.doc();
    if (!doc.first().matches("\\S.*\\w.*[.:]") || doc.first().startsWith("This ")) {
      missing.add("a first sentence that says what it does: " + doc.first());
    }
    if (doc.since().size() != 1 || !doc.since().get(0).matches("\\d+\\.\\d+\\.\\d+")) {
      missing.add("@since: " + doc.since());
    }
    if (!THREADS.matcher(doc.body()).find()) {
      missing.add("whether threads may share it");
    }
    if (!COST.matcher(doc.body()).find()) {
      missing.add("what it costs");
    }
    if (!ERRORS.matcher(doc.body()).find()) {
      missing.add("what it throws, or that it throws nothing");
    }
    if (!hasExample(type) && !leadsToExample(type, all)) {
      missing.add("an example, or a link to a type that has one");
    }
    for (ApiDocs.Method method : type.methods()) {
      for (String thrown : method.thrown()) {
        if (!method.isOverriding() && !method.doc().throwing().contains(thrown)) {
          missing.add("@throws " + thrown + " at " + method.name());
        }
      }
      if (!method.isOverriding() && method.doc().first().isEmpty()) {
        missing.add("a sentence at " + method.name());
      }
    }
    return missing;
  }

  private static boolean hasExample(ApiDocs.Type type) {
    return EXAMPLE.matcher(type.doc().body()).find();
  }

  private static boolean leadsToExample(ApiDocs.Type type, Map<String, ApiDocs.Type> all) {
    return LINK.matcher(type.doc().body())
        .results()
        .anyMatch(link -> all.values().stream()
            .anyMatch(each -> hasExample(each)
                && (each.simpleName().equals(link.group(1)) || each.name().equals(link.group(1)))));
  }

  /** What is null and what is not is one rule for each package, which JSpecify's annotations make a compiler's. */
  @TestFactory
  Stream<DynamicTest> aPackageTellsWhatLivesThereWhatItSeesAndWhatMayBeNull() {
    List<Path> files = new ArrayList<>();
    for (String module : PublishedModules.poms().keySet()) {
      try (Stream<Path> below = Files.walk(PublishedModules.sources(module))) {
        below.filter(Files::isDirectory).filter(JavadocTest::hasSources).forEach(files::add);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return files.stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
          String text = Files.readString(folder.resolve("package-info.java"));
          assertTrue(text.contains("@NullMarked"), text);
          assertTrue(
              text.contains("may see") || text.contains("It sees"), "what it may see: " + text);
          boolean isApi = !folder.endsWith("internal") && !folder.endsWith("transport");
          assertTrue(
              isApi
                  ? text.replaceAll("\\s+\\*?\\s*", " ").contains("is null unless")
                  : text.contains("Not API"),
              "what may be null, or that it is no API: " + text);
        }));
  }

  private static boolean hasSources(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(each -> each.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatIsMissingIsToldOf() {
    ApiDocs.Doc nothing = new ApiDocs.Doc("", "", List.of(), List.of(), List.of());
    ApiDocs.Type type = new ApiDocs.Type(
        "shop.Shop",
        false,
        null,
        nothing,
        List.of(new ApiDocs.Method("sell(1)", false, java.util.Set.of("IOException"), nothing)));
    assertEquals(8, missing(type, Map.of()).size(), missing(type, Map.of()).toString());
  }
}

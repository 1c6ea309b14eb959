// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The projects of {@code examples/consumers} are what the README and the pages tell somebody to write. They are no modules of this
 * build: {@code .ci/consumers} builds them.
 */
class ConsumersTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir")).toAbsolutePath().getParent();
  private static final Path CONSUMERS = ROOT.resolve("examples/consumers");
  private static final Path HANDLERS = CONSUMERS.resolve("handlers/src/main/java/com/example/feed");

  /** All blocks of one language, in the README and the pages, without white space. */
  private static List<String> blocks(String language) throws IOException {
    List<Path> documents = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    documents.add(ROOT.resolve("README.md"));
    Pattern block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL);
    List<String> blocks = new ArrayList<>();
    for (Path document : documents) {
      Matcher matcher = block.matcher(Files.readString(document));
      while (matcher.find()) {
        blocks.add(bare(matcher.group(1)));
      }
    }
    return blocks;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static String pom(String consumer) throws IOException {
    return Files.readString(CONSUMERS.resolve(consumer).resolve("pom.xml"));
  }

  /** With what its own properties say in their places. */
  private static String barePom(String consumer) throws IOException {
    String pom = pom(consumer);
    for (Map.Entry<String, String> each : versions(pom).entrySet()) {
      pom = pom.replace("${" + each.getKey() + "}", each.getValue());
    }
    return bare(pom);
  }

  private static Map<String, String> versions(String pom) {
    Map<String, String> versions = new TreeMap<>();
    Matcher matcher = Pattern.compile("<([a-z0-9-]+\\.version)>([^<$]+)</\\1>").matcher(pom);
    while (matcher.find()) {
      versions.put(matcher.group(1), matcher.group(2));
    }
    return versions;
  }

  private static String element(String name, String xml) {
    Matcher matcher = Pattern.compile("<" + name + ">.*?</" + name + ">").matcher(xml);
    assertTrue(matcher.find(), () -> "no " + name + " in " + xml);
    return matcher.group();
  }

  private static String only(List<String> blocks, String part) {
    List<String> found = blocks.stream().filter(block -> block.contains(part)).toList();
    assertEquals(1, found.size(), () -> "blocks with " + part + ": " + found);
    return found.get(0);
  }

  @Test
  void eachHandlerStandsInTheReadmeOrOnAPage() throws IOException {
    List<String> blocks = blocks("java");
    List<Path> handlers = files(HANDLERS, ".java");
    assertEquals(
        List.of(
            "AddToFeed.java",
            "AddToFeedAtOnce.java",
            "CreatePost.java",
            "DistributePost.java",
            "IndexPost.java",
            "OnAnyEvent.java"),
        handlers.stream().map(each -> each.getFileName().toString()).toList());
    for (Path handler : handlers) {
      String source = Files.readString(handler);
      String type = bare(source.substring(source.indexOf("\npublic class ")));
      assertTrue(blocks.contains(type), () -> "no block is " + handler.getFileName());
    }
  }

  @Test
  void theHandlersInstallBatonAsTheReadmeSays() throws IOException {
    String block = only(blocks("xml"), "<artifactId>baton-bom</artifactId>");
    String pom = barePom("handlers");
    assertEquals(element("dependencyManagement", block), element("dependencyManagement", pom));
    String rest = block.replace(element("dependencyManagement", block), "");
    assertTrue(pom.contains(element("dependency", rest)), rest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"handlers", "sqs-poller", "spring-boot", "shaded-function"})
  void isAProjectOfItsOwnWithTheVersionsOfThisBuild(String consumer) throws IOException {
    String block = only(blocks("xml"), "<artifactId>baton-bom</artifactId>");
    String pom = pom(consumer);
    assertFalse(pom.contains("<parent>"));
    assertTrue(barePom(consumer).contains(element("dependency", block)));
    String whole = Files.readString(ROOT.resolve("pom.xml"));
    String parent = whole.substring(0, whole.indexOf("<profiles>"));
    Map<String, String> wanted = new TreeMap<>(versions(pom));
    wanted.replaceAll((name, own) -> versions(parent).getOrDefault(name, own));
    assertEquals(wanted, versions(pom));
  }

  @Test
  void theFunctionIsShadedAsThePageSays() throws IOException {
    String block = only(blocks("xml"), "<transformers>");
    assertTrue(barePom("shaded-function").contains(block), block);
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.Pom;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What the documents say can be followed: links lead somewhere, commands name what is there, figures say where they are from. */
class DocumentsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir")).toAbsolutePath().normalize().getParent();
  private static final Pattern OPTION =
      Pattern.compile("(?:^| )-(pl|P|Dtest=|Dit\\.test=) ?(\\S+)");
  private static final Pattern TEST =
      Pattern.compile("(?:[a-z]+/)?([A-Z][A-Za-z0-9]+(?:Test|IT|Contract))");

  /** A duration or a ratio: what somebody must have measured. Sizes and counts are mostly limits, and are not looked at. */
  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\w.+])\\d[\\d.,]* ?(?:ns|µs|ms|×)(?![\\w×])");

  private static final Map<Path, MarkdownPage> PAGES = new TreeMap<>();
  private static final Set<String> ARTIFACTS = new TreeSet<>();
  private static final Set<String> PROFILES = new TreeSet<>();
  private static final Set<String> CLASSES = new TreeSet<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> paths = Files.walk(ROOT)) {
      for (Path path : (Iterable<Path>) paths.filter(DocumentsTest::isOurs).sorted()::iterator) {
        String name = path.getFileName().toString();
        if (name.endsWith(".md") && !ROOT.relativize(path).toString().contains("src/")) {
          PAGES.put(path, MarkdownPage.read(path));
        } else if (name.equals("pom.xml")) {
          ARTIFACTS.add(Pom.read(path).artifactId());
          Matcher profile =
              Pattern.compile("(?s)<profile>.*?<id>([^<]+)</id>").matcher(Files.readString(path));
          while (profile.find()) {
            PROFILES.add(profile.group(1));
          }
        } else if (name.endsWith(".java")) {
          CLASSES.add(name.replace(".java", ""));
        }
      }
    }
  }

  private static boolean isOurs(Path path) {
    for (Path part : ROOT.relativize(path)) {
      if (Set.of("target", "node_modules", ".git").contains(part.toString())) {
        return false;
      }
    }
    return Files.isRegularFile(path);
  }

  private static String name(MarkdownPage page) {
    return ROOT.relativize(page.file).toString();
  }

  private static void assertNone(List<String> problems) {
    assertEquals("", String.join("\n", problems));
  }

  @Test
  void thereAreDocuments() {
    assertTrue(PAGES.containsKey(ROOT.resolve("README.md")), PAGES.keySet().toString());
    assertTrue(PAGES.size() > 15 && ARTIFACTS.contains("baton-core") && PROFILES.contains("demo"));
  }

  @Test
  void linksLeadToAFileAndAHeading() {
    List<String> problems = new ArrayList<>();
    PAGES
        .values()
        .forEach(page -> page.links().stream()
            .filter(link -> !leads(page, link))
            .forEach(link -> problems.add(name(page) + ": " + link)));
    assertNone(problems);
  }

  private static boolean leads(MarkdownPage page, String link) {
    if (link.matches("(https?|mailto):.*")) {
      return true;
    }
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path to = path.isEmpty() ? page.file : page.file.resolveSibling(path).normalize();
    if (!to.startsWith(ROOT) || !Files.exists(to)) {
      return false;
    }
    MarkdownPage target = PAGES.get(to);
    return hash < 0 || (target != null && target.anchors().contains(link.substring(hash + 1)));
  }

  @Test
  void anAnchorIsMadeAsGitHubDoes() {
    assertEquals("2-what-the-user-set-wins", MarkdownPage.slug("2. What the user set wins"));
    assertEquals("of-baton_-and-okhttps", MarkdownPage.slug("Of `BATON_*` and [OkHttp's](a.md#b)"));
    assertEquals("in--out", MarkdownPage.slug("In & out"));
  }

  @Test
  void everyPageIsFoundFromTheReadme() {
    Set<Path> found = new TreeSet<>();
    find(ROOT.resolve("README.md"), found);
    List<String> lost = new ArrayList<>();
    for (Path path : PAGES.keySet()) {
      if (path.startsWith(ROOT.resolve("docs")) && !found.contains(path)) {
        lost.add(ROOT.relativize(path) + " is linked from nowhere");
      }
    }
    assertNone(lost);
  }

  private static void find(Path file, Set<Path> found) {
    MarkdownPage page = PAGES.get(file);
    if (page != null && found.add(file)) {
      page.links()
          .forEach(
              link -> find(file.resolveSibling(link.replaceFirst("#.*", "")).normalize(), found));
    }
  }

  @Test
  void xmlIsWellFormedAndNamesArtifactsThatAreHere() throws Exception {
    List<String> problems = new ArrayList<>();
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    for (MarkdownPage page : PAGES.values()) {
      for (MarkdownPage.Block block : page.blocks("xml")) {
        String place = name(page) + " line " + block.line() + ": ";
        String text =
            block.text().replaceFirst("<\\?xml[^>]*>", "").replaceFirst("<!DOCTYPE[^>]*>", "");
        try {
          Document xml =
              builder.parse(new InputSource(new StringReader("<fragment>" + text + "</fragment>")));
          artifacts(xml, problem -> problems.add(place + problem));
        } catch (SAXException e) {
          problems.add(place + e.getMessage());
        }
      }
    }
    assertNone(problems);
  }

  private static void artifacts(Document xml, java.util.function.Consumer<String> problems) {
    String version = Pom.read(ROOT.resolve("pom.xml")).version();
    NodeList dependencies = xml.getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element each = (Element) dependencies.item(i);
      if (text(each, "groupId").equals("io.github.baton4j")) {
        if (!ARTIFACTS.contains(text(each, "artifactId"))) {
          problems.accept("no artifact " + text(each, "artifactId"));
        }
        String given = text(each, "version");
        if (!given.isEmpty() && !given.equals(version) && !given.startsWith("${")) {
          problems.accept("version " + given + " and not " + version);
        }
      }
    }
  }

  private static String text(Element element, String child) {
    NodeList found = element.getElementsByTagName(child);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  @Test
  void commandsNameModulesProfilesTestsAndScriptsThatAreHere() {
    List<String> problems = new ArrayList<>();
    for (MarkdownPage page : PAGES.values()) {
      List<String> commands = new ArrayList<>(page.codes());
      for (MarkdownPage.Block block : page.blocks("sh")) {
        commands.addAll(List.of(block.text().replace("\\\n", " ").split("\n", -1)));
      }
      for (String command : commands) {
        problem(command.strip(), problem -> problems.add(name(page) + ": " + problem));
      }
    }
    assertNone(problems);
  }

  private static void problem(String command, java.util.function.Consumer<String> problems) {
    String first = command.split("\\s+", -1)[0];
    if (first.equals("mvn")) {
      Matcher option = OPTION.matcher(command);
      while (option.find()) {
        for (String value : option.group(2).replaceAll("['\"!]", "").split(",", -1)) {
          if (!isThere(option.group(1), value)) {
            problems.accept("no " + value + " for -" + option.group(1) + " in " + command);
          }
        }
      }
    } else if (first.matches("(?:\\.ci|[a-z]+)/[a-z-]+(?:/[a-z-]+)*") && command.contains(" ")) {
      if (!Files.isExecutable(ROOT.resolve(first))) {
        problems.accept("no script " + first + " in " + command);
      }
    }
  }

  private static boolean isThere(String option, String value) {
    return switch (option) {
      case "pl" -> Files.exists(ROOT.resolve(value).resolve("pom.xml"));
      case "P" -> PROFILES.contains(value);
      default -> value.equals("None") || CLASSES.contains(value.replaceFirst("#.*", ""));
    };
  }

  @Test
  void testsThatAreNamedAreHere() {
    List<String> problems = new ArrayList<>();
    for (MarkdownPage page : PAGES.values()) {
      for (String code : page.codes()) {
        Matcher test = TEST.matcher(code.replaceFirst("#\\w+$", ""));
        if (test.matches() && !CLASSES.contains(test.group(1))) {
          problems.add(name(page) + ": " + code);
        }
      }
    }
    assertNone(problems);
  }

  /** Durations and ratios of the README and of docs; the benchmarks' own pages are where figures come from. */
  @Test
  void whatWasMeasuredSaysWhere() {
    List<String> problems = new ArrayList<>();
    for (MarkdownPage page : PAGES.values()) {
      boolean isJudged =
          page.file.startsWith(ROOT.resolve("docs")) || page.file.equals(ROOT.resolve("README.md"));
      for (String paragraph : isJudged ? page.paragraphs() : List.<String>of()) {
        Matcher figure = FIGURE.matcher(paragraph.replaceAll("`[^`]*`", ""));
        if (figure.find()
            && !paragraph.contains("RESULTS.md")
            && !paragraph.contains("benchmarks/")
            && !paragraph.contains("mvn ")) {
          problems.add(name(page) + ": " + figure.group() + " in " + paragraph.strip());
        }
      }
    }
    assertNone(problems);
  }
}

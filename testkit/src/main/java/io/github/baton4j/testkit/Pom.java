// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What a pom says, beside a module's sources or in a Maven repository. Profiles and imports are not followed. */
public final class Pom {
  private final Path file;
  private final Element project;

  private Pom(Path file, Element project) {
    this.file = file;
    this.project = project;
  }

  /** Reads a pom; one that cannot be read is an error. */
  public static Pom read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // which throws, and prints nothing
      return new Pom(file, builder.parse(in).getDocumentElement());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalArgumentException("not a pom: " + file, e);
    }
  }

  /** The file that was read. */
  public Path file() {
    return file;
  }

  /** The project's artifact. */
  public String artifactId() {
    return Objects.requireNonNull(text(project, "artifactId"), "no artifactId");
  }

  /** The project's group, its parent's where it says none. */
  public String groupId() {
    return Objects.requireNonNull(ownOrParents("groupId"), "no groupId");
  }

  /** The project's version, its parent's where it says none. */
  public String version() {
    return Objects.requireNonNull(ownOrParents("version"), "no version");
  }

  /** {@code jar} unless it says another. */
  public String packaging() {
    String packaging = text(project, "packaging");
    return packaging == null ? "jar" : packaging;
  }

  /** Whether it has a parent. */
  public boolean hasParent() {
    return child(project, "parent") != null;
  }

  /** Whether it has an element of this name, directly below {@code project}. */
  public boolean has(String element) {
    return child(project, element) != null;
  }

  /** A property that it sets itself, or null. */
  public @Nullable String property(String name) {
    Element properties = child(project, "properties");
    return properties == null ? null : text(properties, name);
  }

  /** The folders of its modules. */
  public List<String> modules() {
    List<String> names = new ArrayList<>();
    for (Element module : children(child(project, "modules"), "module")) {
      names.add(module.getTextContent().strip());
    }
    return names;
  }

  /** The dependencies that it lists. */
  public List<Dependency> dependencies() {
    return dependencies(project);
  }

  /** The dependencies that it manages, imports included. */
  public List<Dependency> managed() {
    Element management = child(project, "dependencyManagement");
    return management == null ? List.of() : dependencies(management);
  }

  /** The dependencies that it lists and inherits, with the scopes that are managed for it. */
  public List<Dependency> effectiveDependencies() {
    List<Dependency> all = new ArrayList<>();
    for (Pom each = this; each != null; each = each.parent()) {
      for (Dependency dependency : each.dependencies()) {
        all.add(dependency.scope() == null ? dependency.in(managedScope(dependency)) : dependency);
      }
    }
    return all;
  }

  private String managedScope(Dependency dependency) {
    for (Pom each = this; each != null; each = each.parent()) {
      for (Dependency managed : each.managed()) {
        if (managed.scope() != null && managed.key().equals(dependency.key())) {
          return managed.scope();
        }
      }
    }
    return "compile";
  }

  /** Its parent, or null where it has none or that cannot be found. */
  private @Nullable Pom parent() {
    Element parent = child(project, "parent");
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (parent == null || folder == null) {
      return null;
    }
    Path found = folder.resolveSibling("pom.xml");
    if (!file.endsWith("pom.xml")) {
      Path repository = folder.resolve("../.." + "/..".repeat(groupId().split("\\.", -1).length));
      String artifact = text(parent, "artifactId");
      String version = text(parent, "version");
      found = repository
          .resolve(String.valueOf(text(parent, "groupId")).replace('.', '/'))
          .resolve(artifact + "/" + version + "/" + artifact + "-" + version + ".pom")
          .normalize();
    }
    return Files.exists(found) ? read(found) : null;
  }

  private static List<Dependency> dependencies(Element parent) {
    List<Dependency> all = new ArrayList<>();
    for (Element each : children(child(parent, "dependencies"), "dependency")) {
      String type = text(each, "type");
      all.add(new Dependency(
          Objects.requireNonNull(text(each, "groupId"), "no groupId"),
          Objects.requireNonNull(text(each, "artifactId"), "no artifactId"),
          type == null ? "jar" : type,
          text(each, "version"),
          text(each, "scope"),
          "true".equals(text(each, "optional"))));
    }
    return all;
  }

  private @Nullable String ownOrParents(String element) {
    String own = text(project, element);
    Element parent = child(project, "parent");
    return own != null || parent == null ? own : text(parent, element);
  }

  private static @Nullable String text(Element parent, String name) {
    Element element = child(parent, name);
    return element == null ? null : element.getTextContent().strip();
  }

  private static @Nullable Element child(Element parent, String name) {
    List<Element> all = children(parent, name);
    return all.isEmpty() ? null : all.get(0);
  }

  private static List<Element> children(@Nullable Element parent, String name) {
    List<Element> found = new ArrayList<>();
    Node node = parent == null ? null : parent.getFirstChild();
    while (node != null) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
      node = node.getNextSibling();
    }
    return found;
  }

  /**
   * One entry of a list of dependencies, as it is written.
   *
   * @param version null where it is managed elsewhere
   * @param scope null where it is managed elsewhere, or {@code compile}
   */
  public record Dependency(
      String groupId,
      String artifactId,
      String type,
      @Nullable String version,
      @Nullable String scope,
      boolean optional) {
    /** Group, artifact and type. */
    public String key() {
      return groupId + ":" + artifactId + ":" + type;
    }

    Dependency in(String itsScope) {
      return new Dependency(groupId, artifactId, type, version, itsScope, optional);
    }
  }
}

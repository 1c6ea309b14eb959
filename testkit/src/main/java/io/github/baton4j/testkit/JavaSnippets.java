// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of Java in a Markdown file, or in the Javadoc of a source, each made a source file of its own.
 *
 * <p>A block is the first of these that it can be read as:
 *
 * <ol>
 *   <li>a source file: it stays as it is, below the common imports unless it has a package of its own;
 *   <li>members: they go into a class;
 *   <li>statements: they go into a method of a class, which may throw anything;
 *   <li>members, an empty line, statements.
 * </ol>
 *
 * <p>The class is abstract and extends one that the test gives, which has whatever the blocks speak of and do not show; a block may hide
 * what is there. A block that is none of these is left to javac as a source file, to say what is wrong.
 */
public final class JavaSnippets {
  private JavaSnippets() {}

  /**
   * All blocks that are fenced as {@code java}.
   *
   * @param imports lines that every block may rely on
   * @param stage the simple name of the class that fragments extend
   */
  public static List<Snippet> in(Path markdown, String imports, String stage) {
    List<Snippet> snippets = new ArrayList<>();
    List<String> block = null;
    int begin = 0;
    List<String> lines = lines(markdown);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (block == null) {
        if (line.equals("```java")) {
          block = new ArrayList<>();
          begin = i + 1;
        }
      } else if (line.equals("```")) {
        snippets.add(snippet(begin, block, imports, stage));
        block = null;
      } else {
        block.add(lines.get(i));
      }
    }
    if (block != null) {
      throw new IllegalArgumentException("the block of line " + begin + " has no end");
    }
    return snippets;
  }

  /**
   * All blocks of Javadoc that stand between lines with {@code <pre>} and a code tag alone. One that is no Java says so by a
   * class, {@code <pre class="xml">}, and is left out; any other {@code pre} is an error.
   *
   * @param imports lines that every block may rely on, beside the types of the source's own package
   * @param stage the simple name of the class that fragments extend
   */
  public static List<Snippet> inJavadoc(Path source, String imports, String stage) {
    List<Snippet> snippets = new ArrayList<>();
    List<String> block = null;
    int begin = 0;
    List<String> lines = lines(source);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (block != null) {
        if (line.equals("* }</pre>")) {
          snippets.add(snippet(begin, block, imports, stage));
          block = null;
        } else {
          block.add(line.length() < 2 ? "" : line.substring(2));
        }
      } else if (line.equals("* <pre>{@code")) {
        block = new ArrayList<>();
        begin = i + 1;
      } else if (line.startsWith("* ") && line.contains("<pre>")) {
        throw new IllegalArgumentException(source + " line " + (i + 1) + ": not <pre>{@code alone");
      }
    }
    if (block != null) {
      throw new IllegalArgumentException("the block of line " + begin + " has no end");
    }
    return snippets;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Snippet snippet(int line, List<String> block, String imports, String stage) {
    String name = "Line" + line;
    String own = String.join("\n", block) + "\n";
    for (String candidate :
        candidates(block, own, "abstract class " + name + " extends " + stage)) {
      if (isReadable(candidate)) {
        return new Snippet(line, fileName(candidate, name), withImports(imports, candidate));
      }
    }
    return new Snippet(line, name, withImports(imports, own));
  }

  private static List<String> candidates(List<String> block, String own, String head) {
    List<String> candidates = new ArrayList<>();
    candidates.add(own);
    candidates.add(head + " {\n" + own + "}\n");
    candidates.add(head + " {\n" + method(own) + "}\n");
    for (int i = 0; i < block.size(); i++) {
      if (block.get(i).isBlank()) {
        String members = String.join("\n", block.subList(0, i)) + "\n";
        String statements = String.join("\n", block.subList(i, block.size())) + "\n";
        candidates.add(head + " {\n" + members + method(statements) + "}\n");
      }
    }
    return candidates;
  }

  private static String method(String statements) {
    return "void snippet() throws Exception {\n" + statements + "}\n";
  }

  private static String withImports(String imports, String source) {
    return source.stripLeading().startsWith("package ") ? source : imports + source;
  }

  /** A public class's file must bear its name. */
  private static String fileName(String source, String otherwise) {
    for (String line : source.split("\n", -1)) {
      if (line.startsWith("public ")) {
        String[] words = line.split("[^A-Za-z0-9_]+", -1);
        for (int i = 0; i + 1 < words.length; i++) {
          if (List.of("class", "interface", "enum", "record").contains(words[i])) {
            return words[i + 1];
          }
        }
      }
    }
    return otherwise;
  }

  private static boolean isReadable(String source) {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
        .getTask(
            null, null, collector, List.of("--release", "17"), null, List.of(new Text(source)));
    try {
      task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Diagnostic<?> each : collector.getDiagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR) {
        return false;
      }
    }
    return true;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("string:///Snippet.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public @Nullable CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /**
   * One block.
   *
   * @param line where it begins in its document, counted from 1
   * @param name of its main class, or one that nothing depends on
   * @param source what javac is to be given
   */
  public record Snippet(int line, String name, String source) {
    /** Writes it as a source file into a folder of its own. */
    public Path write(Path folder) {
      try {
        Path own = Files.createDirectories(folder.resolve("line" + line));
        return Files.writeString(own.resolve(name + ".java"), source);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

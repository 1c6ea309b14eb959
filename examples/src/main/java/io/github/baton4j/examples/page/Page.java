// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads log lines and writes one page to look at them, or one chain's sequence diagram for a ticket.
 *
 * <pre>{@code
 * Page [--out=page.html] [--title=title] [--id=correlation-id] [file or folder …]
 * }</pre>
 *
 * <p>Without files it reads standard input. With an ID it writes a Mermaid diagram, to standard output unless {@code --out}
 * names a file that is no {@code .html}.
 */
public final class Page {
  private static final String USAGE =
      "Page [--out=page.html] [--title=title] [--id=correlation-id] [file or folder ...]";

  private final LogReader reader = new LogReader();
  private final List<Path> files = new ArrayList<>();
  private String out = "";
  private String id = "";
  private String title = "";

  private Page() {}

  /** Exits with 0 when it has written, with 1 when there is no such ID, with 2 when it could not. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream standard, PrintStream errors) {
    Page page = new Page();
    try {
      if (!page.understands(arguments)) {
        errors.println(USAGE);
        return 2;
      }
      return page.write(standard, errors);
    } catch (IOException e) {
      errors.println("page: " + e);
      return 2;
    }
  }

  /**
   * Writes the page of lines that are at hand.
   *
   * @param lines as they would stand in a file
   * @return what to say of it
   */
  public static String write(byte[] lines, String title, Path file) throws IOException {
    LogReader reader = new LogReader();
    reader.read(new ByteArrayInputStream(lines));
    Log log = reader.log();
    HtmlPage.write(log, title, file);
    return said(log, file);
  }

  private boolean understands(String[] arguments) {
    for (String argument : arguments) {
      int end = argument.indexOf('=');
      if (!argument.startsWith("--")) {
        if (!argument.equals("-")) {
          files.add(Path.of(argument));
        }
      } else if (end < 0 || !takes(argument.substring(2, end), argument.substring(end + 1))) {
        return false;
      }
    }
    return true;
  }

  private boolean takes(String option, String value) {
    switch (option) {
      case "out" -> out = value;
      case "id" -> id = value;
      case "title" -> title = value;
      default -> {
        return false;
      }
    }
    return true;
  }

  private int write(PrintStream standard, PrintStream errors) throws IOException {
    for (Path file : files) {
      reader.read(file);
    }
    if (files.isEmpty()) {
      reader.read(System.in);
    }
    Log log = reader.log();
    if (!id.isEmpty()) {
      return writeDiagram(log, standard, errors);
    }
    Path file = Path.of(out.isEmpty() ? "page.html" : out);
    String name = files.isEmpty() ? "Log lines" : String.valueOf(files.get(0).getFileName());
    HtmlPage.write(log, title.isEmpty() ? name : title, file);
    errors.println(said(log, file));
    return 0;
  }

  private int writeDiagram(Log log, PrintStream standard, PrintStream errors) throws IOException {
    for (Chain chain : Chains.of(log).all()) {
      if (chain.id().equals(id)) {
        String diagram = Mermaid.of(chain, Sequencer.of(log, chain));
        if (out.isEmpty() || out.endsWith(".html")) {
          standard.print(diagram);
          standard.flush();
        } else {
          Files.writeString(Path.of(out), diagram, UTF_8);
          errors.println("page: the diagram is in " + out);
        }
        return 0;
      }
    }
    errors.println("page: none of " + log.lines().size() + " lines has this ID");
    return 1;
  }

  private static String said(Log log, Path file) {
    String said = "page: " + log.lines().size() + " lines in " + file.toAbsolutePath();
    if (log.broken() > 0) {
      said += ", broken and skipped: " + log.broken();
    }
    return log.leftOut() > 0 ? said + ", no room for " + log.leftOut() + " more" : said;
  }
}

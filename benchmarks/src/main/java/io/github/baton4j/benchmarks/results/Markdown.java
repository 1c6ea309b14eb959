// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables in Markdown, and the places where they stand. */
final class Markdown {
  private static final Pattern MARK = Pattern.compile("<!-- table: (\\S+) -->");
  private static final String END = "<!-- end -->";

  private final List<List<String>> lines = new ArrayList<>();

  Markdown(List<String> header) {
    lines.add(header);
    lines.add(header.stream().map(cell -> "---").toList());
  }

  void add(List<String> cells) {
    if (cells.size() != lines.get(0).size()) {
      throw new IllegalArgumentException(cells + " under " + lines.get(0));
    }
    lines.add(cells);
  }

  boolean isEmpty() {
    return lines.size() == 2;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      out.append("| ").append(String.join(" | ", line)).append(" |\n");
    }
    return out.toString();
  }

  /** The names of the tables that a page has a place for. */
  static Set<String> places(String page) {
    Set<String> names = new LinkedHashSet<>();
    Matcher mark = MARK.matcher(page);
    while (mark.find()) {
      if (!names.add(mark.group(1))) {
        throw new IllegalArgumentException("two places for the table " + mark.group(1));
      }
    }
    return names;
  }

  /** The page with this table in its place; what is around it stays. */
  static String put(String page, String name, String table) {
    String mark = "<!-- table: " + name + " -->\n";
    int from = page.indexOf(mark);
    int to = page.indexOf(END, from);
    int next = page.indexOf("<!-- table: ", from + mark.length());
    if (from < 0 || to < 0 || next >= 0 && next < to) {
      throw new IllegalArgumentException("the place of the table " + name + " has no " + END);
    }
    return page.substring(0, from + mark.length()) + "\n" + table.strip() + "\n\n"
        + page.substring(to);
  }

  /** The page with a place for this table under its heading, or with both at the end. */
  static String append(String page, String name) {
    String heading = "\n## " + name + "\n";
    String place = "\n<!-- table: " + name + " -->\n" + END + "\n";
    int at = page.indexOf(heading);
    if (at < 0) {
      return page.stripTrailing() + "\n" + heading + place;
    }
    int under = at + heading.length();
    return page.substring(0, under) + place + page.substring(under);
  }
}

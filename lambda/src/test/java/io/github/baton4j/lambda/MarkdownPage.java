// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown file of the repository: its prose, its headings and its fenced blocks. */
final class MarkdownPage {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** A fenced block, with the word behind its fence; the line is counted from 1. */
  record Block(String language, int line, String text) {}

  final Path file;
  private final List<String> paragraphs = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();
  private final List<Block> blocks = new ArrayList<>();

  private MarkdownPage(Path file) {
    this.file = file;
  }

  static MarkdownPage read(Path file) throws IOException {
    MarkdownPage page = new MarkdownPage(file);
    page.read(Files.readAllLines(file));
    return page;
  }

  private void read(List<String> lines) {
    Map<String, Integer> seen = new HashMap<>();
    StringBuilder prose = new StringBuilder();
    String fence = null;
    int begin = 0;
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String bare = line.strip();
      if (fence != null) {
        if (bare.equals("```")) {
          blocks.add(new Block(fence, begin, code.toString()));
          fence = null;
        } else {
          code.append(line).append('\n');
        }
      } else if (bare.startsWith("```")) {
        fence = bare.substring(3).split(" ", -1)[0];
        begin = i + 1;
        code.setLength(0);
      } else if (bare.isEmpty()) {
        paragraphs.add(prose.toString());
        prose.setLength(0);
      } else {
        if (bare.matches("#{1,6} .+")) {
          String slug = slug(bare.replaceFirst("#+ ", ""));
          int before = seen.merge(slug, 1, Integer::sum) - 1;
          anchors.add(before == 0 ? slug : slug + "-" + before);
        }
        prose.append(line).append('\n');
      }
    }
    paragraphs.add(prose.toString());
    if (fence != null) {
      throw new IllegalArgumentException(file + ": the block of line " + begin + " has no end");
    }
  }

  /** As GitHub makes an anchor of a heading. */
  static String slug(String heading) {
    String text = heading
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .replace("`", "")
        .strip()
        .toLowerCase(Locale.ROOT);
    return text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  Set<String> anchors() {
    return anchors;
  }

  List<Block> blocks(String language) {
    return blocks.stream().filter(each -> each.language().equals(language)).toList();
  }

  /** Where its links lead, as they are written. */
  List<String> links() {
    List<String> links = new ArrayList<>();
    for (String paragraph : paragraphs) {
      Matcher link = LINK.matcher(CODE.matcher(paragraph).replaceAll("code"));
      while (link.find()) {
        links.add(link.group(1));
      }
    }
    return links;
  }

  /** What stands between single backticks, on one line each. */
  List<String> codes() {
    List<String> codes = new ArrayList<>();
    for (String paragraph : paragraphs) {
      Matcher code = CODE.matcher(paragraph.replace('\n', ' '));
      while (code.find()) {
        codes.add(code.group(1));
      }
    }
    return codes;
  }

  List<String> paragraphs() {
    return paragraphs;
  }
}

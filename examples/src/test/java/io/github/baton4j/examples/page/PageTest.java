// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageTest {
  @TempDir
  Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Page.run(
        arguments, new PrintStream(out, true, UTF_8), new PrintStream(errors, true, UTF_8));
  }

  private Path file() throws IOException {
    return Files.write(
        folder.resolve("lines.jsonl"), Lines.post("id", 0).raw("broken").bytes());
  }

  @Test
  void aPageIsWrittenAndSaysWhatIsInIt() throws IOException {
    Path page = folder.resolve("new/page.html");

    assertEquals(0, run("--out=" + page, "--title=T", file().toString()));

    assertEquals("page: 10 lines in " + page + ", broken and skipped: 1\n", errors.toString(UTF_8));
    JsonNode data = data(Files.readString(page));
    assertEquals("T", data.path("title").stringValue());
    assertEquals(1, data.path("broken").intValue());
    assertEquals(10, data.path("lines").size());
    assertEquals("id", data.path("chains").path(0).path("id").stringValue());
    assertEquals(1, data.path("chains").path(0).path("failures").intValue());
  }

  @Test
  void aDiagramOfOneIdIsWritten() throws IOException {
    assertEquals(0, run("--id=id", "--out=page.html", file().toString()));
    assertEquals(MermaidTest.diagram(Lines.post("id", 0).log()), out.toString(UTF_8));

    Path file = folder.resolve("diagram.mmd");
    assertEquals(0, run("--id=id", "--out=" + file, file().toString()));
    assertEquals(out.toString(UTF_8), Files.readString(file));
  }

  @Test
  void standardInputIsRead() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(Lines.post("id", 0).bytes()));
      assertEquals(0, run("--id=id", "-"));
    } finally {
      System.setIn(before);
    }
    assertTrue(out.toString(UTF_8).startsWith("sequenceDiagram\n"));
  }

  @Test
  void whatCannotBeDoneIsSaid() throws IOException {
    assertEquals(1, run("--id=other", file().toString()));
    assertEquals(2, run("--wrong=x"));
    assertEquals(2, run("--out"));
    assertEquals(2, run(folder.resolve("none").toString()));
    assertEquals(
        "page: none of 10 lines has this ID",
        errors.toString(UTF_8).lines().findFirst().orElseThrow());
  }

  @Test
  void whateverStandsInALineThePageStaysAsciiAndItsMarkupItsOwn() throws IOException {
    String hostile =
        "</script><script>x</script><!-- <img src=x onerror=x> ]]> & \u2028\u2029 \ud83d\ude00 {{style}} é";
    Lines lines = new Lines().of(hostile, 1, 0, hostile, "function", hostile);
    Path page = folder.resolve("page.html");

    Page.write(lines.bytes(), hostile, page);

    String html = Files.readString(page);
    int start = html.indexOf("id=\"data\">") + 10;
    String data = html.substring(start, html.indexOf("</script>", start));
    assertTrue(data.chars().allMatch(c -> c >= 0x20 && c < 0x7f && "<>&".indexOf(c) < 0));
    assertEquals(2, html.split("<script", -1).length - 1);
    assertEquals(hostile, data(html).path("chains").path(0).path("id").stringValue());
    assertEquals(hostile, data(html).path("title").stringValue());
    assertFalse(html.replace(data, "").contains("{{"), "a placeholder is left");
  }

  @Test
  void thePolicyAllowsTheOneScriptAndTheOneStyleAndNoNetwork() throws IOException {
    Path page = folder.resolve("page.html");
    Page.write(Lines.post("id", 0).bytes(), "T", page);

    String html = Files.readString(page);

    assertTrue(html.contains(
        "content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"));
    for (String sign :
        new String[] {"http:", "https:", "url(", "@import", "innerHTML", "eval(", "src="}) {
      assertFalse(html.replace("http://www.w3.org/2000/svg", "").contains(sign), sign);
    }
  }

  private static JsonNode data(String html) {
    int start = html.indexOf("id=\"data\">") + 10;
    return JsonMapper.shared().readTree(html.substring(start, html.indexOf("</script>", start)));
  }
}

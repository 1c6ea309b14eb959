// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page: {@code page.html} with the style, the script and the data in it. Its policy allows that one script and that one
 * style, by their digests, and nothing from any network.
 */
final class HtmlPage {
  private static final String STYLE = "{{style}}";
  private static final String SCRIPT = "{{script}}";
  private static final String POLICY = "{{policy}}";
  private static final String DATA = "{{data}}";

  private HtmlPage() {}

  static void write(Log log, String title, Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      write(log, title, out);
    }
  }

  static void write(Log log, String title, Writer out) throws IOException {
    String style = resource("page.css");
    String script = resource("page.js");
    String policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src "
        + digest(style) + "; script-src " + digest(script);
    String html =
        resource("page.html").replace(POLICY, policy).replace(STYLE, style).replace(SCRIPT, script);
    int data = html.indexOf(DATA);
    out.write(html.substring(0, data));
    new PageData(log, title).write(new ScriptSafeWriter(out));
    out.write(html.substring(data + DATA.length()));
  }

  private static String digest(String text) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sha) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}

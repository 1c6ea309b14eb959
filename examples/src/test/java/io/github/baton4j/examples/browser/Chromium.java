// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.browser;

import io.github.baton4j.testkit.OwnedProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium with one page, driven over its DevTools protocol, that runs no longer than {@link #close}. Whatever a
 * page asks for by name, no name is resolved: tests reach no network.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Duration READY = Duration.ofSeconds(40);

  private final OwnedProcess process;
  private final Tab tab;

  private Chromium(OwnedProcess process, Tab tab) {
    this.process = process;
    this.tab = tab;
  }

  /**
   * The first one on a PATH.
   *
   * @throws IllegalStateException when there is none
   */
  static Path find(String path) {
    for (String folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        Path file = Path.of(folder, name).toAbsolutePath();
        if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return file;
        }
      }
    }
    throw new IllegalStateException("none of " + NAMES + " on the PATH");
  }

  /**
   * Starts one.
   *
   * @param folder empty; for all that it writes
   */
  public static Chromium start(Path folder) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(
            find(System.getenv("PATH")).toString(),
            "--headless=new",
            // Its sandbox refuses to run for root, as builds in containers are; it is shown our own
            // pages only.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--remote-debugging-address=127.0.0.1",
            "--remote-debugging-port=0",
            "--window-size=1440,1150",
            "--user-data-dir=" + folder.resolve("profile"),
            "about:blank")
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
    builder.environment().put("TMPDIR", folder.toString());
    Process started = builder.start();
    OwnedProcess process = OwnedProcess.of(started);
    try {
      Path port = folder.resolve("profile").resolve("DevToolsActivePort");
      long deadline = System.nanoTime() + READY.toNanos();
      while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
        if (!started.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException("Chromium is not ready: " + Files.readString(output));
        }
        started.waitFor(20, TimeUnit.MILLISECONDS);
      }
      return new Chromium(process, Tab.open(page(Files.readAllLines(port).get(0), deadline)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static URI page(String port, long deadline) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/json/list"))
        .timeout(READY)
        .build();
    HttpClient client = HttpClient.newHttpClient();
    while (System.nanoTime() < deadline) {
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      for (JsonNode target : JsonMapper.shared().readTree(body)) {
        if (target.path("type").asString("").equals("page")) {
          return URI.create(target.path("webSocketDebuggerUrl").stringValue());
        }
      }
    }
    throw new IllegalStateException("Chromium has no page");
  }

  public Tab tab() {
    return tab;
  }

  @Override
  public void close() {
    tab.close();
    process.close();
  }
}

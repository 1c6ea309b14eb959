// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in the browser: what is done to it, and what it does. */
public final class Tab implements AutoCloseable {
  private static final Duration ENOUGH = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final WebSocket socket;

  private Tab(URI address) {
    socket = HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .connectTimeout(ENOUGH)
        .buildAsync(address, new Listener())
        .join();
  }

  static Tab open(URI address) {
    Tab tab = new Tab(address);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.call(domain + ".enable", Map.of());
    }
    return tab;
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
      message.append(data);
      if (isLast) {
        take(JSON.readTree(message.toString()));
        message.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  private void take(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").intValue());
      if (answer != null) {
        answer.complete(message);
      }
      return;
    }
    synchronized (events) {
      events.add(message);
      events.notifyAll();
    }
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    int id = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    String message =
        JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    try {
      socket.sendText(message, true).get(ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
      JsonNode got = answer.get(ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
      if (got.has("error")) {
        throw new IllegalStateException(method + ": " + got.path("error"));
      }
      return got.path("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " has no answer", e);
    }
  }

  /** Loads a file and waits until all of it has run; forgets what happened before. */
  public void load(Path file, String fragment) {
    // Another fragment alone would load nothing.
    navigate("about:blank");
    navigate(file.toUri() + (fragment.isEmpty() ? "" : "#" + fragment));
  }

  private void navigate(String address) {
    synchronized (events) {
      events.clear();
    }
    call("Page.navigate", Map.of("url", address));
    long deadline = System.nanoTime() + ENOUGH.toNanos();
    synchronized (events) {
      while (events("Page.loadEventFired").isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException(address + " does not load");
        }
        try {
          events.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** What happened since the last load. */
  public List<JsonNode> events(String method) {
    synchronized (events) {
      return events.stream()
          .filter(event -> event.path("method").asString("").equals(method))
          .map(event -> event.path("params"))
          .toList();
    }
  }

  /** What a script, the browser or its policies complained of, and what asked the user something. */
  public List<JsonNode> complaints() {
    List<JsonNode> all = new ArrayList<>();
    for (String method : List.of(
        "Runtime.exceptionThrown",
        "Runtime.consoleAPICalled",
        "Log.entryAdded",
        "Page.javascriptDialogOpening")) {
      all.addAll(events(method));
    }
    return all;
  }

  /** The addresses that were asked for. */
  public List<String> requests() {
    return events("Network.requestWillBeSent").stream()
        .map(event -> event.path("request").path("url").asString(""))
        .toList();
  }

  /** The value of an expression. */
  public JsonNode value(String expression) {
    JsonNode result = call(
        "Runtime.evaluate",
        Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  public String text(String expression) {
    return value(expression).asString("");
  }

  public int number(String expression) {
    return value(expression).intValue();
  }

  /** Waits, at most so long as is enough for anything, until an expression is true. */
  public void await(String expression) {
    long deadline = System.nanoTime() + ENOUGH.toNanos();
    while (!value(expression).asBoolean(false)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("never: " + expression);
      }
      value("new Promise(done => setTimeout(done, 20))");
    }
  }

  /** Clicks, as a mouse would, into the middle of the first element that a selector finds. */
  public void click(String selector) {
    JsonNode point =
        value("(() => { const e = document.querySelector(" + JSON.writeValueAsString(selector)
            + "); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
            + " return {x: b.x + b.width / 2, y: b.y + b.height / 2}; })()");
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              point.path("x").doubleValue(),
              "y",
              point.path("y").doubleValue(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Types into whatever has the focus. */
  public void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /** Presses and releases a key, such as {@code Enter}. */
  public void press(String key) {
    String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
    call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "text", text));
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  /** Light or dark, as a user has set it. */
  public void prefers(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  public void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** A picture of what is seen, as PNG. */
  public byte[] screenshot() throws IOException {
    return Base64.getDecoder()
        .decode(
            call("Page.captureScreenshot", Map.of("format", "png")).path("data").stringValue());
  }

  @Override
  public void close() {
    socket.abort();
  }
}

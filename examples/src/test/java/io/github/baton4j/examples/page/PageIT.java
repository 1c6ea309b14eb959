// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.examples.browser.Chromium;
import io.github.baton4j.examples.browser.NeedsChromium;
import io.github.baton4j.examples.browser.Picture;
import io.github.baton4j.examples.browser.Tab;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser. */
@NeedsChromium
class PageIT {
  private static final String ID = "document.getElementById('id').textContent";
  private static final String STEPS = "document.querySelectorAll('#sequence .step').length";
  private static final String LINES = "document.querySelectorAll('#lines .line').length";
  private static final String LISTED = "document.querySelectorAll('#ids .id').length";

  @TempDir
  static Path folder;

  private static Chromium chromium;
  private static Tab tab;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start(folder);
    tab = chromium.tab();
    tab.size(1440, 1150);
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** Whatever a test did: no complaint, and nothing was asked for but the file. */
  @AfterEach
  void nothingWasComplainedOfAndNoNetworkAsked() {
    assertEquals(List.of(), tab.complaints());
    assertEquals(1, tab.requests().size(), tab.requests().toString());
    assertTrue(tab.requests().get(0).startsWith("file:///"), tab.requests().toString());
  }

  private static Path page(Lines lines) throws IOException {
    Path file = folder.resolve("page.html");
    Page.write(lines.bytes(), "Test", file);
    return file;
  }

  private static void load(Lines lines, String fragment) throws IOException {
    tab.load(page(lines), fragment);
  }

  @Test
  void aClickOnAnIdShowsItsSequenceAndItsLines() throws IOException {
    load(Lines.post("one", 0).withPost("two", 1000).of("calm", 1, 5000, "x", "function", "F"), "");
    assertEquals("one", tab.text(ID));

    tab.click("#ids li:nth-child(2) .id");
    tab.await(ID + " === 'two'");

    assertEquals(12, tab.number(STEPS));
    assertEquals(10, tab.number(LINES));
    assertEquals(
        "true", tab.text("document.querySelectorAll('.id')[1].getAttribute('aria-current')"));
    assertEquals(
        "Client API CreatePost Kinesis DistributePost follower-service SNS IndexPost SQS AddToFeed",
        tab.text(
            "[...document.querySelectorAll('svg text.name')].map(e => e.textContent).join(' ')"));
    assertEquals("two 3", tab.text(ID + " + ' ' + document.querySelectorAll('.id').length"));
    // Failed and tried again: told in words, and in looks of their own.
    assertEquals(
        "✕ attempt 1 failed",
        tab.text("document.querySelector('.step.failed .label').textContent"));
    assertEquals(
        "↻ attempt 2", tab.text("document.querySelector('.step.retry .label').textContent"));
    assertEquals(
        "6px, 4px",
        tab.text("getComputedStyle(document.querySelector('.step.retry .arrow')).strokeDasharray"));
    assertEquals(
        "✕ failed: failed to add",
        tab.text("document.querySelector('.step.note .label').textContent"));
    assertEquals(
        "+180 ms 10:00:01.180",
        tab.text(
            "[...document.querySelectorAll('.step:last-child .since, .step:last-child .clock')].map(e => e.textContent).join(' ')"));
    tab.click("#only-failures");
    assertEquals(2, tab.number(LISTED));
  }

  @Test
  void aLineOpensAsJsonWithEveryCharacterAsItWas() throws IOException {
    load(
        new Lines()
            .raw(
                "{\"x-correlation-id\":\"id\",\"message\":\"m\",\"big\":9007199254740993,\"cost\":1.50,"
                    + "\"list\":[1,{\"a\":\"b,{:\\\"\"}],\"empty\":{}}"),
        "");

    tab.click("#lines summary");
    tab.await("document.querySelector('#lines pre') !== null");

    assertEquals("""
        {
          "x-correlation-id": "id",
          "message": "m",
          "big": 9007199254740993,
          "cost": 1.50,
          "list": [
            1,
            {
              "a": "b,{:\\""
            }
          ],
          "empty": {}
        }""", tab.text("document.querySelector('#lines pre').textContent"));
  }

  /** No address can hold it, and that is no reason not to show its lines. */
  @Test
  void anIdWithHalfACharacterIsShownAsWell() throws IOException {
    load(
        new Lines()
            .of("first", 1, 0, "x", "function", "F")
            .raw("{\"x-correlation-id\":\"half \\ud83d\",\"message\":\"m\"}"),
        "");

    tab.click("#ids li:nth-child(2) .id");

    tab.await(ID + ".startsWith('half')");
  }

  /** A comma in much depth is a line of many spaces, and a line of four megabytes may be of commas. */
  @Test
  void aVeryLongLineOpensAsItIs() throws IOException {
    String raw = "{\"x-correlation-id\":\"id\",\"deep\":" + "[".repeat(400) + "1"
        + ",1".repeat(1_500_000) + "]".repeat(400) + "}";
    load(new Lines().raw(raw), "");

    tab.click("#lines summary");

    tab.await("document.querySelector('#lines pre') !== null");
    assertEquals(
        raw.length(), tab.number("document.querySelector('#lines pre').textContent.length"));
  }

  /** Of one function there is little room; and its lines name it by their logger alone. */
  @Test
  void aFailureIsShownWholeAndEachLineHasItsFunction() throws IOException {
    String[] fields = {"awsRequestId", "r", "logger_name", "com.example.Orders"};
    load(
        new Lines()
            .of("alone", 1, 0, "order", fields)
            .of("alone", 1, 5, "failed: the order has no customer, and so nobody to bill", fields),
        "");

    assertEquals(
        "true",
        tab.text(
            "String((r => { const v = r.ownerSVGElement.viewBox.baseVal, t = r.nextSibling.getBBox();"
                + " return t.x > 0 && t.x + t.width < v.width && r.getBBox().x + r.getBBox().width < v.width; })"
                + "(document.querySelector('.step.note rect.said')))"));
    assertEquals(
        "Orders Orders",
        tab.text("[...document.querySelectorAll('.line .who')].map(e => e.textContent).join(' ')"));
  }

  @Test
  void aStepLeadsToItsLines() throws IOException {
    load(Lines.post("id", 0), "");

    tab.click(".step.failed");

    assertEquals(
        "adding|failed to add",
        tab.text(
            "[...document.querySelectorAll('.line.chosen .text')].map(e => e.textContent).join('|')"));
  }

  @Test
  void searchFindsIdsAndTheTextOfLines() throws IOException {
    load(
        Lines.post("one", 0)
            .withPost("two", 1000)
            .of("three", 1, 9000, "a needle here", "function", "F"),
        "");

    tab.click("#search");
    tab.type("NEEDLE");
    assertEquals(1, tab.number(LISTED));
    assertEquals("three", tab.text("document.querySelector('.id b').textContent"));
    assertEquals("1 of 3 IDs", tab.text("document.getElementById('found').textContent"));
    tab.click(".id");
    tab.await(ID + " === 'three'");
    assertEquals(1, tab.number("document.querySelectorAll('.line.hit').length"));

    tab.click("#search");
    tab.value("document.getElementById('search').select()");
    tab.type("two");
    assertEquals(
        "two", tab.text("[...document.querySelectorAll('.id b')].map(e => e.textContent).join()"));
    tab.value("document.getElementById('search').select()");
    tab.type("nowhere at all");
    assertEquals(0, tab.number(LISTED));
  }

  @Test
  void theKeyboardIsEnough() throws IOException {
    load(Lines.post("one", 0).withPost("two", 1000), "one");

    tab.press("/");
    assertEquals("search", tab.text("document.activeElement.id"));
    tab.value("document.querySelector('.id').focus()");
    tab.press("ArrowDown");
    tab.press("Enter");
    tab.await(ID + " === 'two'");
    tab.value("document.querySelector('.step.failed').focus()");
    tab.press("Enter");
    assertEquals(2, tab.number("document.querySelectorAll('.line.chosen').length"));
  }

  @Test
  void aLinkLeadsToOneId() throws IOException {
    String id = "a b/ü#%20?";
    load(
        Lines.post("one", 0).of(id, 1, 5000, "x", "function", "F"),
        URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));

    assertEquals(id, tab.text(ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=x onerror=window.hacked=1>",
        "</script><script>window.hacked=1</script>",
        "--><svg onload=window.hacked=1>",
        "javascript:window.hacked=1",
        "\"'><iframe srcdoc='<script>parent.hacked=1</script>'>",
        "__proto__"
      })
  void anIdThatIsMarkupIsShownAsTextAndNothingRuns(String id) throws IOException {
    load(
        Lines.post(id, 0)
            .of(id, 3, 500, "failed " + id, "function", id, "awsRequestId", id, id, id),
        "");
    tab.click(".id");
    tab.await(ID + " === document.querySelector('.id b').textContent");
    tab.click("#lines .line:last-child summary");
    tab.await("document.querySelector('#lines pre') !== null");

    assertEquals(id, tab.text(ID));
    assertEquals(id, tab.text("document.querySelector('.id b').textContent"));
    assertTrue(
        tab.text("document.querySelector('#lines pre').textContent").contains("x-correlation-id"));
    assertEquals(
        0,
        tab.number("document.querySelectorAll('main img, main script, nav img, iframe').length"));
    assertEquals(2, tab.number("document.scripts.length"));
    assertEquals("undefined", tab.text("typeof window.hacked"));
  }

  @Test
  void itIsDarkWhereTheReaderPrefersIt() throws IOException {
    load(Lines.post("id", 0), "");
    Picture light = Picture.of(tab.screenshot());
    tab.prefers("dark");
    try {
      Picture dark = Picture.of(tab.screenshot());

      assertTrue(light.brightness() > 0.8, light.toString());
      assertTrue(dark.brightness() < 0.3, dark.toString());
      assertTrue(light.colours() > 100 && dark.colours() > 100, light + " " + dark);
    } finally {
      tab.prefers("light");
    }
  }

  @Test
  void itFitsASmallWindow() throws IOException {
    tab.size(400, 800);
    try {
      load(Lines.post("id", 0), "");
      assertTrue(tab.number("document.documentElement.scrollWidth") <= 400);
    } finally {
      tab.size(1440, 1150);
    }
  }

  @Test
  void itSaysHowManyLinesWereBroken() throws IOException {
    load(Lines.post("id", 0).raw("{\"cut").raw("text").add(1, "of none"), "");

    assertEquals(
        "11 lines · 1 ID · 1 line of no ID · 2 broken lines skipped",
        tab.text("document.getElementById('counts').textContent"));
  }

  @Test
  void tenThousandLinesLoadAndOpenAtOnce() throws IOException {
    Lines lines = new Lines();
    for (int i = 0; i < 1000; i++) {
      lines.withPost("post-" + i, i * 250);
    }
    measure("10,000 lines of 1,000 IDs", lines, "post-700", 10);
  }

  @Test
  void tenThousandLinesOfOneIdLoadAndOpenAtOnce() throws IOException {
    Lines lines = new Lines().of("other", 1, 0, "x", "function", "F");
    for (int i = 0; i < 1000; i++) {
      lines.withPost("big", i * 250);
    }
    measure("10,000 lines of one ID", lines, "big", 300);
  }

  private static void measure(String what, Lines lines, String id, int shown) throws IOException {
    long start = System.nanoTime();
    Path file = page(lines);
    long made = System.nanoTime();
    tab.load(file, "");
    int loaded = tab.number("Math.round(performance.now())");
    tab.click("#search");
    tab.value("window.start = performance.now()");
    tab.type(id);
    int searched = tab.number("Math.round(performance.now() - window.start)");
    tab.await("document.querySelector('.id b').textContent === '" + id + "'");
    // Until the browser has painted it.
    int clicked = tab.number("new Promise(done => { const start = performance.now();"
        + " document.querySelector('.id').click();"
        + " addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame("
        + "() => done(Math.round(performance.now() - start)))), {once: true}); })");
    tab.await(ID + " === '" + id + "'");

    System.out.printf(
        "%s: page made in %d ms (%d KB), loaded in %d ms, searched in %d ms, shown after a click in %d ms%n",
        what, (made - start) / 1_000_000, file.toFile().length() / 1024, loaded, searched, clicked);
    assertEquals(shown, tab.number(LINES));
    assertTrue(loaded < 20_000 && clicked < 10_000, "far too slow");
  }
}

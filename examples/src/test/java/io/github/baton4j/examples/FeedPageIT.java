// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.examples.browser.Chromium;
import io.github.baton4j.examples.browser.FewColours;
import io.github.baton4j.examples.browser.NeedsChromium;
import io.github.baton4j.examples.browser.Picture;
import io.github.baton4j.examples.browser.Tab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page that the stage writes after its run, looked at in a browser. The picture in the README is taken here: {@code
 * -Dfeed.png=/path/to/docs/feed.png} says where it goes.
 */
@NeedsChromium
class FeedPageIT {
  private static final int MOST_BYTES = 150 * 1024;

  @TempDir
  Path folder;

  @Test
  void thePageOfTheRunShowsAPostWithItsRetry() throws Exception {
    StageRun run = StageRun.run(folder);
    Path page = folder.resolve("feed.html");
    assertTrue(run.errors().contains("page: 93 lines in " + page), run.errors());
    try (Chromium chromium = Chromium.start(Files.createDirectory(folder.resolve("browser")))) {
      Tab tab = chromium.tab();
      tab.size(1360, 1010);
      tab.load(page, "");
      assertEquals(8, tab.number("document.querySelectorAll('.id').length"));
      tab.value(
          "[...document.querySelectorAll('.id')].find(e => e.textContent.startsWith('zoe-')).click()");
      tab.await("document.getElementById('id').textContent.startsWith('zoe-')");

      assertEquals(
          "Client API CreatePost Kinesis DistributePost",
          tab.text(
              "[...document.querySelectorAll('svg text.name')].slice(0, 5).map(e => e.textContent).join(' ')"));
      assertEquals(2, tab.number("document.querySelectorAll('.step.failed').length"));
      assertEquals(2, tab.number("document.querySelectorAll('.step.retry').length"));
      String steps = tab.text(
          "[...document.querySelectorAll('.step')].map(e => e.getAttribute('aria-label')).join('\\n')");
      for (String step : List.of(
          "Client to API: request",
          "API to CreatePost: request",
          "CreatePost to Kinesis: record",
          "Kinesis to DistributePost: record",
          "DistributePost to follower-service: HTTP",
          "DistributePost to SNS: message",
          "SNS to IndexPost: message",
          "DistributePost to SQS: 2 messages for AddToFeed",
          "DistributePost to SQS: 2 messages for NotifyFollower",
          "SQS to AddToFeed: attempt 1 failed",
          "SQS to AddToFeed: again, attempt 2",
          "SQS to NotifyFollower: message",
          "AddToFeed failed: The message failed – java.lang.IllegalStateException: the feed has no room for post-6")) {
        assertTrue(steps.contains(step), step + " is not among\n" + steps);
      }
      byte[] png = FewColours.of(tab.screenshot());
      Picture picture = Picture.of(png);
      assertTrue(picture.colours() > 100, picture.toString());
      assertTrue(png.length <= MOST_BYTES, png.length + " bytes");
      String file = System.getProperty("feed.png", "");
      if (!file.isEmpty()) {
        Files.write(Path.of(file), png);
      }
      assertEquals(List.of(), tab.complaints());
      assertEquals(1, tab.requests().size(), tab.requests().toString());
    }
  }
}

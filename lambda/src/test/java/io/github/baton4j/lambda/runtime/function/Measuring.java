// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.lambda.MetricLine;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A function that tells of its work by metrics, between lines of its log; some of them are longer than any buffer. */
public final class Measuring implements RequestHandler<Map<String, Object>, String> {
  private static final int LINES = 20;
  private static final Logger LOG = LoggerFactory.getLogger("function");
  private static final BatonLambda BATON = BatonLambda.create();

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    return BATON.handle(event, context, () -> {
      String number = String.valueOf(event.get("number"));
      for (int i = 0; i < LINES; i++) {
        LOG.info("before {}", number);
        MetricLine.emf("Feed")
            .dimension("service", "posts")
            .metric("latency", i + 0.5, "Milliseconds")
            .metric("bytes", 9007199254740993L, "Bytes")
            .property("number", number)
            .property("text", "Łódź ".repeat(i * 200))
            .write();
        MetricLine.monitoring("count", "feed.posts", i, "number:" + number);
        MetricLine.spaced("latency", "feed-" + number, i);
      }
      return number;
    });
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.CorrelationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls a handler through {@link BatonHandler}, configured as by the environment, and keeps which IDs it saw. */
final class DropIn {
  /** The ID that was current wherever a handler looked, in order. */
  static final List<String> SEEN = new ArrayList<>();

  private DropIn() {}

  static void look() {
    SEEN.add(CorrelationContext.current().correlationId());
  }

  static BatonHandler of(String handler, String... settings) {
    Map<String, String> all = new LinkedHashMap<>();
    if (handler != null) {
      all.put("baton.handler", handler);
    }
    for (int i = 0; i < settings.length; i += 2) {
      all.put("baton." + settings[i], settings[i + 1]);
    }
    SEEN.clear();
    all.forEach(System::setProperty);
    try {
      return new BatonHandler();
    } finally {
      all.keySet().forEach(System::clearProperty);
    }
  }

  static BatonHandler of(Class<?> type, String... settings) {
    return of(type.getName(), settings);
  }

  static String call(BatonHandler handler, String event) throws IOException {
    return call(handler, event, TestContext.of("request-1"));
  }

  static String call(BatonHandler handler, String event, Context context) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** An SQS event of so many messages, of the chains {@code chain-0} and so on. */
  static String sqs(int messages) {
    StringBuilder all = new StringBuilder("{\"Records\":[");
    for (int i = 0; i < messages; i++) {
      all.append(i == 0 ? "" : ",").append(message("chain-" + i, 3));
    }
    return all.append("]}").toString();
  }

  static String message(String id, int chainLength) {
    return """
        {"messageId":"m-%1$s","body":"{}","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:q",
        "attributes":{"ApproximateReceiveCount":"1"},"messageAttributes":{
        "x-correlation-id":{"dataType":"String","stringValue":"%1$s"},
        "call-chain-length":{"dataType":"String","stringValue":"%2$d"}}}""".formatted(id, chainLength);
  }
}

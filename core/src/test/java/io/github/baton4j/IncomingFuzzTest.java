// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedCapture;
import io.github.baton4j.contract.FuzzedJson;
import java.util.Collections;
import java.util.Map;

/** {@link Incoming#of}: {@code {"headers":{…},"fallbackId":"…"}}, over the edge and not. */
class IncomingFuzzTest {
  @FuzzTest
  void headersAreCaptured(byte[] data) {
    FuzzedJson json = FuzzedJson.of(data);
    Map<String, Object> headers = json.at("headers").members();
    Map<String, Object> given = headers == null ? null : Collections.unmodifiableMap(headers);
    String fallback = json.at("fallbackId").text();
    CaptureOracle.judge(
        () -> Incoming.of(given, fallback),
        ExpectedCapture.edge().fields(headers).fallback(fallback));
    CaptureOracle.judge(
        () -> Incoming.of(given, fallback, false),
        ExpectedCapture.trusted().fields(headers).fallback(fallback));
    assertEquals(json.at("headers").members(), given);
  }
}

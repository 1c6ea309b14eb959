// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedCapture;
import io.github.baton4j.contract.FuzzedJson;
import io.github.baton4j.contract.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@link JsonEvents}: events and records as maps of any kind, and as bytes, which another reader makes maps of. */
class JsonEventsFuzzTest {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  @FuzzTest
  void eventsAreCaptured(byte[] data) throws JsonProcessingException {
    Map<String, Object> event = FuzzedJson.of(data).members();
    CaptureOracle.judge(() -> JsonEvents.incoming(event), ExpectedEvent.of(event));
    assertEquals(FuzzedJson.of(data).members(), event);

    byte[] json = data.clone();
    CaptureOracle.judge(() -> JsonEvents.incoming(json), expectedOf(data));
    assertArrayEquals(data, json);
  }

  private static ExpectedCapture expectedOf(byte[] data) throws JsonProcessingException {
    boolean isObject = StrictJson.object(data) != null;
    return isObject
        ? ExpectedEvent.of(
            EventShapes.JSON.readValue(new String(data, StandardCharsets.UTF_8), MAP))
        : ExpectedCapture.trusted();
  }
}

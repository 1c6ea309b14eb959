// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.contract.CaptureContract;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** The capture contract for what stands in a message's body, by either door. */
abstract class BodyCaptureContract extends CaptureContract {
  private final Door door;

  BodyCaptureContract(Door door) {
    this.door = door;
  }

  /** A body with these fields that bears this ID of its own. */
  abstract String body(Map<String, String> fields, String id);

  @Override
  protected final Incoming incoming(Map<String, String> fields, String fallbackId) {
    // Without an ID of the record's own, so that it is the body's that counts.
    return door.incoming(null, Map.of(), body(fields, fallbackId));
  }

  @Override
  protected final Incoming nothing() {
    return door.incoming(null, Map.of(), null);
  }

  @Override
  protected final Incoming broken() {
    if (door == Door.EVENTS) {
      return SqsEvents.incoming(new SQSEvent.SQSMessage() {
        @Override
        public String getBody() {
          throw new IllegalStateException("broken event");
        }
      });
    }
    // The SDK's classes are final and copy what they are given: the least that can break is the
    // front.
    return Incoming.of(
        new AbstractMap<String, String>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            throw new IllegalStateException("broken map");
          }
        },
        null,
        false);
  }

  @Override
  protected final boolean edge() {
    return false;
  }
}

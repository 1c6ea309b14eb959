// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.Incoming;
import io.github.baton4j.contract.CaptureContract;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Law 6 and the wire contract for every shape of an event, as a map and as bytes. */
class JsonEventsContractTest {
  private abstract static class ShapeContract extends CaptureContract {
    /** The event in this shape. */
    abstract Map<String, Object> event(Map<String, String> ids, String fallbackId);

    Incoming read(Map<String, Object> event) {
      return JsonEvents.incoming(event);
    }

    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return read(event(fields, fallbackId));
    }

    @Override
    protected Incoming nothing() {
      return JsonEvents.incoming((Map<String, Object>) null);
    }

    @Override
    protected Incoming broken() {
      return JsonEvents.incoming(new AbstractMap<String, Object>() {
        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
          throw new IllegalStateException("broken");
        }
      });
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }

  @Nested
  class RestApi extends ShapeContract {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.rest(ids, fallbackId);
    }

    @Override
    protected boolean edge() {
      return true;
    }
  }

  @Nested
  class RestApiAsBytes extends RestApi {
    @Override
    Incoming read(Map<String, Object> event) {
      return JsonEvents.incoming(EventShapes.json(event));
    }
  }

  @Nested
  class HttpApi extends ShapeContract {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.httpApi(ids, fallbackId);
    }

    @Override
    protected boolean edge() {
      return true;
    }
  }

  @Nested
  class HttpApiAsBytes extends HttpApi {
    @Override
    Incoming read(Map<String, Object> event) {
      return JsonEvents.incoming(EventShapes.json(event));
    }
  }

  @Nested
  class WebSocket extends ShapeContract {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.webSocket(ids, fallbackId);
    }

    @Override
    protected boolean edge() {
      return true;
    }
  }

  @Nested
  class SqsRecord extends ShapeContract {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.sqsRecord(ids, fallbackId);
    }
  }

  @Nested
  class SqsRecordAsBytes extends SqsRecord {
    @Override
    Incoming read(Map<String, Object> event) {
      return JsonEvents.incoming(EventShapes.json(event));
    }
  }

  @Nested
  class KinesisRecord extends ShapeContract {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.kinesisRecord(ids, fallbackId);
    }
  }

  @Nested
  class KinesisRecordAsBytes extends KinesisRecord {
    @Override
    Incoming read(Map<String, Object> event) {
      return JsonEvents.incoming(EventShapes.json(event));
    }
  }

  @Nested
  class SnsEvent extends ShapeContract {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.batch(EventShapes.snsRecord(ids, fallbackId));
    }
  }

  @Nested
  class SnsEventAsBytes extends SnsEvent {
    @Override
    Incoming read(Map<String, Object> event) {
      return JsonEvents.incoming(EventShapes.json(event));
    }
  }

  @Nested
  class EventBridge extends ShapeContract {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.eventBridge(ids, fallbackId);
    }
  }

  @Nested
  class EventBridgeAsBytes extends EventBridge {
    @Override
    Incoming read(Map<String, Object> event) {
      return JsonEvents.incoming(EventShapes.json(event));
    }
  }

  @Nested
  class Destination extends ShapeContract {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.destination(EventShapes.direct(ids), fallbackId);
    }
  }

  @Nested
  class DestinationAsBytes extends Destination {
    @Override
    Incoming read(Map<String, Object> event) {
      return JsonEvents.incoming(EventShapes.json(event));
    }
  }

  @Nested
  class DestinationOfARequest extends RestApi {
    @Override
    Map<String, Object> event(Map<String, String> ids, String fallbackId) {
      return EventShapes.destination(super.event(ids, fallbackId), "of the invocation");
    }
  }
}

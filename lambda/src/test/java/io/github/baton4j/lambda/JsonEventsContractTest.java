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
  @FunctionalInterface
  private interface Shape {
    /** The event with these IDs, and with an ID of its own. */
    Map<String, Object> event(Map<String, String> ids, String ownId);
  }

  private abstract static class ShapeContract extends CaptureContract {
    private final Shape shape;
    private final boolean edge;
    private final boolean asBytes;

    ShapeContract(Shape shape, boolean edge, boolean asBytes) {
      this.shape = shape;
      this.edge = edge;
      this.asBytes = asBytes;
    }

    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      Map<String, Object> event = shape.event(fields, fallbackId);
      return asBytes ? JsonEvents.incoming(EventShapes.json(event)) : JsonEvents.incoming(event);
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
      return edge;
    }
  }

  @Nested
  class RestApi extends ShapeContract {
    RestApi() {
      super(EventShapes::rest, true, false);
    }
  }

  @Nested
  class RestApiAsBytes extends ShapeContract {
    RestApiAsBytes() {
      super(EventShapes::rest, true, true);
    }
  }

  @Nested
  class HttpApi extends ShapeContract {
    HttpApi() {
      super(EventShapes::httpApi, true, false);
    }
  }

  @Nested
  class HttpApiAsBytes extends ShapeContract {
    HttpApiAsBytes() {
      super(EventShapes::httpApi, true, true);
    }
  }

  @Nested
  class WebSocket extends ShapeContract {
    WebSocket() {
      super(EventShapes::webSocket, true, false);
    }
  }

  @Nested
  class WebSocketAsBytes extends ShapeContract {
    WebSocketAsBytes() {
      super(EventShapes::webSocket, true, true);
    }
  }

  @Nested
  class SqsRecord extends ShapeContract {
    SqsRecord() {
      super(EventShapes::sqsRecord, false, false);
    }
  }

  @Nested
  class SqsRecordAsBytes extends ShapeContract {
    SqsRecordAsBytes() {
      super(EventShapes::sqsRecord, false, true);
    }
  }

  @Nested
  class KinesisRecord extends ShapeContract {
    KinesisRecord() {
      super(EventShapes::kinesisRecord, false, false);
    }
  }

  @Nested
  class KinesisRecordAsBytes extends ShapeContract {
    KinesisRecordAsBytes() {
      super(EventShapes::kinesisRecord, false, true);
    }
  }

  @Nested
  class SnsEvent extends ShapeContract {
    SnsEvent() {
      super((ids, own) -> EventShapes.batch(EventShapes.snsRecord(ids, own)), false, false);
    }
  }

  @Nested
  class SnsEventAsBytes extends ShapeContract {
    SnsEventAsBytes() {
      super((ids, own) -> EventShapes.batch(EventShapes.snsRecord(ids, own)), false, true);
    }
  }

  @Nested
  class EventBridge extends ShapeContract {
    EventBridge() {
      super(EventShapes::eventBridge, false, false);
    }
  }

  @Nested
  class EventBridgeAsBytes extends ShapeContract {
    EventBridgeAsBytes() {
      super(EventShapes::eventBridge, false, true);
    }
  }

  @Nested
  class Destination extends ShapeContract {
    Destination() {
      super((ids, own) -> EventShapes.destination(EventShapes.direct(ids), own), false, false);
    }
  }

  @Nested
  class DestinationAsBytes extends ShapeContract {
    DestinationAsBytes() {
      super((ids, own) -> EventShapes.destination(EventShapes.direct(ids), own), false, true);
    }
  }

  @Nested
  class DestinationOfARequest extends ShapeContract {
    DestinationOfARequest() {
      super(
          (ids, own) -> EventShapes.destination(EventShapes.rest(ids, own), "failed"), true, false);
    }
  }

  @Nested
  class DestinationOfARequestAsBytes extends ShapeContract {
    DestinationOfARequestAsBytes() {
      super(
          (ids, own) -> EventShapes.destination(EventShapes.rest(ids, own), "failed"), true, true);
    }
  }
}

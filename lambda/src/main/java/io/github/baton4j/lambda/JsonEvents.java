// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.Incoming;
import io.github.baton4j.transport.Received;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events, and single records of theirs, as JSON has them: as the maps that a parser makes of it, or as bytes. They are told
 * by their shape: requests of API Gateway, of function URLs and load balancers; batches and records of SQS, SNS and Kinesis;
 * events of EventBridge; what Lambda sends to a destination, which tells of the original event. In anything else the IDs are
 * under {@code __context__}, as in the payload of a direct invocation.
 *
 * <pre>{@code
 * for (Map<String, Object> message : records(mapEvent)) {
 *   baton.run(JsonEvents.incoming(message), () -> work(message));
 * }
 * }</pre>
 *
 * <p>For an invocation as a whole use {@link BatonLambda}, which takes maps, bytes and streams as events, too.
 *
 * <p>Neither maps nor bytes are changed. Nothing here throws. Needs {@code com.amazonaws:aws-lambda-java-events}.
 *
 * <p>Safe for use by any number of threads. Cost: bytes are read once as a whole, and a map is made of them; a map is looked at where IDs
 * may be.
 *
 * @since 0.1.0
 */
public final class JsonEvents {
  private JsonEvents() {}

  /**
   * An event or one record as a map of maps, lists, strings, numbers and booleans. What is of another kind than expected is
   * as good as not there.
   *
   * @param eventOrRecord null is as good as empty
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(@Nullable Map<String, ?> eventOrRecord) {
    try {
      return read(eventOrRecord);
    } catch (Throwable e) {
      return nothing(e);
    }
  }

  /**
   * An event or one record as bytes. What is not one complete, valid JSON object has no IDs.
   *
   * @param json null is as good as empty
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(byte @Nullable [] json) {
    try {
      return read(json == null ? null : EventTree.of(json));
    } catch (Throwable e) {
      return nothing(e);
    }
  }

  private static Incoming read(@Nullable Map<String, ?> eventOrRecord) {
    return MapEvents.alone().read(eventOrRecord == null ? Map.of() : eventOrRecord);
  }

  private static Incoming nothing(Throwable fault) {
    Received nothing = new Received(Events.TRANSPORT, false);
    nothing.broken(fault);
    return nothing;
  }
}

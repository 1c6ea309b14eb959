// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.kinesis.KinesisEvents;
import io.github.baton4j.sns.SnsEvents;
import io.github.baton4j.sqs.SqsEvents;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a batch whose records somebody else goes through, and inside it that of the record at which he is. For use by
 * the thread that made it; to others it does nothing.
 */
final class RecordScopes implements Scope {
  private final Baton baton;
  private final Counters counters;
  private final int mostHops;
  private final @Nullable LoopGuard loops;
  private final Thread owner = Thread.currentThread();
  private final IdentityHashMap<Object, Incoming> incoming = new IdentityHashMap<>();
  private final List<Object> kept = new ArrayList<>();
  private @Nullable Scope batch;
  private @Nullable Scope current;

  private RecordScopes(Baton baton, @Nullable LoopGuard loops) {
    this.baton = baton;
    Policy policy = Frame.policyOf(baton);
    this.counters = policy.counters();
    this.mostHops = policy.maxChainLength();
    this.loops = loops;
  }

  /**
   * Opens the scope of a batch, and gives it records that open theirs.
   *
   * @return null when the event is none, or it is not asked for, and nothing was done
   */
  static @Nullable RecordScopes open(
      Baton baton, @Nullable LoopGuard loops, @Nullable Object event, @Nullable Context context) {
    Policy policy = Frame.policyOf(baton);
    if (!policy.isEnabled()) {
      return null;
    }
    RecordScopes scopes = new RecordScopes(baton, loops);
    try {
      return scopes.openBatch(event, context) ? scopes : null;
    } catch (Throwable e) {
      scopes.close();
      Guard.swallow(policy.counters(), Events.TRANSPORT, e);
      return null;
    }
  }

  private boolean openBatch(@Nullable Object event, @Nullable Context context) {
    List<?> records = recordsOf(event);
    if (records == null) {
      return false;
    }
    List<Incoming> all = new ArrayList<>();
    for (Object each : records) {
      Incoming one = incoming(each);
      if (one != null) {
        all.add(one);
        incoming.put(each, one);
      }
    }
    // SNS invokes a function for each message, whose IDs are then those of the invocation.
    if (all.isEmpty() || (all.size() == 1 && "sns".equals(all.get(0).transport()))) {
      return false;
    }
    batch = baton.open(Events.batchOfScopes(all, context));
    for (Object each : records) {
      if (!isDropped(each)) {
        kept.add(each);
      }
    }
    put(event);
    return true;
  }

  private static @Nullable List<?> recordsOf(@Nullable Object event) {
    if (event instanceof SQSEvent sqs) {
      return sqs.getRecords();
    }
    if (event instanceof KinesisEvent kinesis) {
      return kinesis.getRecords();
    }
    if (event instanceof SNSEvent sns) {
      return sns.getRecords();
    }
    Object list = event instanceof Map<?, ?> map ? map.get("Records") : null;
    // A list of another class is one that the user has asked for, and will not take another for.
    return list != null && list.getClass() == ArrayList.class ? (List<?>) list : null;
  }

  @SuppressWarnings("unchecked") // the records that were there
  private void put(@Nullable Object event) {
    RecordList<?> list = new RecordList<>(kept, this);
    if (event instanceof SQSEvent sqs) {
      sqs.setRecords((List<SQSEvent.SQSMessage>) list);
    } else if (event instanceof KinesisEvent kinesis) {
      kinesis.setRecords((List<KinesisEvent.KinesisEventRecord>) list);
    } else if (event instanceof SNSEvent sns) {
      sns.setRecords((List<SNSEvent.SNSRecord>) list);
    } else if (event instanceof Map<?, ?> map) {
      ((Map<Object, Object>) map).put("Records", list);
    }
  }

  private static @Nullable Incoming incoming(@Nullable Object each) {
    if (each instanceof SQSEvent.SQSMessage sqs) {
      return SqsEvents.incoming(sqs);
    }
    if (each instanceof KinesisEvent.KinesisEventRecord kinesis) {
      return KinesisEvents.incoming(kinesis);
    }
    if (each instanceof SNSEvent.SNSRecord sns) {
      return SnsEvents.incoming(sns);
    }
    return each instanceof Map<?, ?> map ? MapEvents.guarded(map) : null;
  }

  /** A chain that is too long is dropped before anybody sees it, however he would have got at it. */
  private boolean isDropped(Object each) {
    Incoming one = incoming.get(each);
    if (one == null || loops == null || !loops.isDropping() || Events.chainLength(one) < mostHops) {
      return false; // whoever comes to it captures it, and it is counted then
    }
    Scope scope = baton.open(one);
    try (scope) {
      return loops.drops();
    }
  }

  /** Makes a record current. What came in with no event is of none. */
  void enter(@Nullable Object each) {
    if (!isOpen()) {
      miss();
      return;
    }
    leave();
    Incoming one = incoming.get(each);
    if (one != null) {
      current = baton.open(one);
      if (loops != null) {
        loops.drops();
      }
    }
  }

  /** Goes back to the batch's own scope. */
  void leave() {
    Scope left = current;
    if (left != null && isOpen()) {
      current = null;
      left.close();
    }
  }

  /** Tells of records that are gone through where no scope of theirs can be opened. */
  void miss() {
    counters.add(Events.TRANSPORT, Outcome.NO_SCOPE);
  }

  private boolean isOpen() {
    return Thread.currentThread() == owner && batch != null;
  }

  @Override
  public void close() {
    Scope whole = batch;
    try {
      leave();
    } finally { // in strict mode the record's scope may complain
      batch = null;
      if (whole != null) {
        whole.close();
      }
    }
  }
}

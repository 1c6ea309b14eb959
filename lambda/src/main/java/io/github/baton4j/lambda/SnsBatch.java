// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.sns.SnsEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of one SNS event. There is no partial response: what fails fails the invocation. */
final class SnsBatch extends Batch<SNSEvent.SNSRecord, Integer> {
  SnsBatch(Baton baton, @Nullable LoopGuard loops, RecordHandler<SNSEvent.SNSRecord> handler) {
    super(baton, loops, handler, "message");
  }

  @Override
  Incoming incoming(SNSEvent.SNSRecord each) {
    return SnsEvents.incoming(each);
  }

  /** Throws it as it is, checked or not, so that the runtime reports the user's own. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
  }) // the compiler alone knows of checked exceptions
  private static <X extends Throwable> void rethrow(Throwable failure) throws X {
    throw (X) failure;
  }

  @Override
  boolean endsAtFailure() {
    return false;
  }

  @Override
  @Nullable
  String orderedBy(SNSEvent.SNSRecord each) {
    return null;
  }

  /** Says how many were handled; Lambda wants to know nothing. */
  @Override
  Integer answer() {
    int all = records.size();
    List<Throwable> failures = failures();
    if (all == 1 && failures.size() == 1) {
      SnsBatch.<RuntimeException>rethrow(failures.get(0));
    }
    if (!failures.isEmpty()) {
      throw failed(failures.size() + " of " + all + " messages failed", failures);
    }
    return all;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.kinesis.KinesisEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of records of one shard; the first of those that did not succeed is where Lambda goes on from. */
final class KinesisBatch extends Batch<KinesisEvent.KinesisEventRecord, StreamsEventResponse> {
  KinesisBatch(
      Baton baton,
      @Nullable LoopGuard loops,
      RecordHandler<KinesisEvent.KinesisEventRecord> handler) {
    super(baton, loops, handler, "record");
  }

  @Override
  Incoming incoming(KinesisEvent.KinesisEventRecord each) {
    return KinesisEvents.incoming(each);
  }

  /** Those behind it come again with it: to handle them would be to handle them twice. */
  @Override
  boolean endsAtFailure() {
    return true;
  }

  @Override
  @Nullable
  String orderedBy(KinesisEvent.KinesisEventRecord each) {
    try {
      return each.getKinesis() == null ? null : each.getKinesis().getPartitionKey();
    } catch (Throwable e) {
      swallow(e);
      return null;
    }
  }

  @Override
  StreamsEventResponse answer() {
    if (nothingSucceeded()) {
      throw allFailed();
    }
    String first = null;
    for (int i = 0; i < records.size(); i++) {
      if (!hasSucceeded(i)) {
        KinesisEvent.Record each = records.get(i).getKinesis();
        String number = each == null ? null : each.getSequenceNumber();
        if (number == null || number.isEmpty()) {
          throw unreportable("sequenceNumber");
        }
        first = first == null || isLower(number, first) ? number : first;
      }
    }
    return StreamsEventResponse.builder()
        .withBatchItemFailures(
            first == null
                ? List.of()
                : List.of(StreamsEventResponse.BatchItemFailure.builder()
                    .withItemIdentifier(first)
                    .build()))
        .build();
  }

  /** As numbers, of up to 56 digits and hence too long for a long; what is no number is not lower. */
  static boolean isLower(String number, String than) {
    int from = digitsFrom(number);
    int thanFrom = digitsFrom(than);
    if (from < 0 || thanFrom < 0) {
      return false;
    }
    int longer = (number.length() - from) - (than.length() - thanFrom);
    return longer < 0
        || (longer == 0 && number.substring(from).compareTo(than.substring(thanFrom)) < 0);
  }

  /** Where the digits begin that count, or -1 when there is something else among them. */
  private static int digitsFrom(String number) {
    int from = number.length();
    for (int i = number.length() - 1; i >= 0; i--) {
      char digit = number.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      from = digit == '0' ? from : i;
    }
    return from;
  }
}

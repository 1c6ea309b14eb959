// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.CorrelationContext;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.lambda.powertools.sqs.SQSBatchProcessingException;
import software.amazon.lambda.powertools.sqs.SqsUtils;

/** Powertools goes through the records, as it does in a function that it batches for. */
class PowertoolsBatchTest {
  public static class Orders implements RequestHandler<SQSEvent, String> {
    @Override
    public String handleRequest(SQSEvent event, Context context) {
      SqsUtils.overrideSqsClient(new Queue());
      try {
        SqsUtils.batchProcessor(event, message -> process(message, message.getMessageId()));
      } catch (SQSBatchProcessingException e) {
        DropIn.look();
        throw e;
      }
      return "done";
    }

    private static String process(SQSEvent.SQSMessage message, String id) {
      DropIn.look();
      assertEquals("m-" + CorrelationContext.current().correlationId(), id);
      if (id.equals("m-chain-1")) {
        throw new IllegalStateException("cannot " + message.getBody());
      }
      return id;
    }
  }

  private static final class Queue implements SqsClient {
    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
      return DeleteMessageBatchResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  @Test
  void everyMessageIsProcessedInItsOwnScope() throws IOException {
    BatonHandler handler = DropIn.of(Orders.class);
    try {
      DropIn.call(handler, DropIn.sqs(3));
    } catch (SQSBatchProcessingException e) {
      assertEquals(1, e.getExceptions().size());
    }
    assertEquals(List.of("chain-0", "chain-1", "chain-2"), DropIn.SEEN.subList(0, 3));
    assertEquals("request-1", DropIn.SEEN.get(3));
    assertTrue(CorrelationContext.current().asMap().isEmpty());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.amazon.sqs.javamessaging.AmazonSQSExtendedAsyncClient;
import com.amazon.sqs.javamessaging.AmazonSQSExtendedClient;
import com.amazon.sqs.javamessaging.ExtendedAsyncClientConfiguration;
import com.amazon.sqs.javamessaging.ExtendedClientConfiguration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Both kinds of extended client, over one shelf, and what they say. */
final class ExtendedClients {
  enum Kind {
    SYNC,
    ASYNC
  }

  private final SqsAsyncClient wrapped;
  private final S3Shelf shelf;
  private final AmazonSQSExtendedClient sync;
  private final AmazonSQSExtendedAsyncClient async;

  ExtendedClients(SqsClient sync, SqsAsyncClient async, S3Shelf shelf) {
    this.wrapped = async;
    this.shelf = shelf;
    this.sync = new AmazonSQSExtendedClient(
        sync,
        new ExtendedClientConfiguration().withPayloadSupportEnabled(shelf.client(), "b", false));
    this.async = async(Runnable::run);
  }

  /** One whose S3 answers on threads of its own. */
  AmazonSQSExtendedAsyncClient async(Executor answers) {
    return new AmazonSQSExtendedAsyncClient(
        wrapped,
        new ExtendedAsyncClientConfiguration()
            .withPayloadSupportEnabled(shelf.asyncClient(answers), "b", false));
  }

  /** "sent", or why not. */
  String send(Kind kind, SendMessageRequest request) {
    return said(() -> {
      Object answer = kind == Kind.SYNC
          ? sync.sendMessage(request)
          : async.sendMessage(request).join();
      return answer == null ? "no answer" : "sent";
    });
  }

  /** Which entries failed, or why all of them did. */
  String send(Kind kind, SendMessageBatchRequest request) {
    return said(() -> {
      SendMessageBatchResponse response = kind == Kind.SYNC
          ? sync.sendMessageBatch(request)
          : async.sendMessageBatch(request).join();
      return response.failed().stream()
          .map(each -> each.id() + " " + each.code())
          .toList()
          .toString();
    });
  }

  List<Message> receive(Kind kind, ReceiveMessageRequest request) {
    return kind == Kind.SYNC
        ? sync.receiveMessage(request).messages()
        : async.receiveMessage(request).join().messages();
  }

  private static String said(Supplier<String> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      Throwable cause = e instanceof CompletionException ? e.getCause() : e;
      String message = cause.getMessage().replaceAll("Request ID: [^,)]*", "");
      return cause.getClass().getSimpleName() + ": " + message;
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.lambda.BatonLambda;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What the README's fragments speak of and do not show. Each fragment's class extends this one. */
abstract class Stage {
  static final Logger log = LoggerFactory.getLogger(Stage.class);
  static final BatonLambda BATON = BatonLambda.create();
  static final Baton baton = Baton.create();

  String user;
  String id;
  String queueUrl;
  String body;
  KinesisEvent.KinesisEventRecord kinesisRecord;
  URI uri;
  Map<String, String> headers;
  APIGatewayV2HTTPEvent event;
  Context context;
  SqsClient sqs;
  SqsAsyncClient sqsAsync;
  OkHttpClient http;
  Callback callback;
  ExecutorService executor;
  SendMessageRequest request;
  Message message;

  abstract APIGatewayV2HTTPResponse created();

  abstract String load(String id);

  abstract void work(Message message);
}

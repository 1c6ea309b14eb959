// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.lambda.BatonLambda;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletContext;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What the examples of Javadoc speak of and do not show. Each example's class extends this one. */
abstract class Stage {
  static final Logger log = LoggerFactory.getLogger(Stage.class);
  static final Baton baton = Baton.create();
  static final BatonLambda lambda = BatonLambda.create();

  String user;
  String name;
  int size;
  Job job;
  Incoming incoming;
  Map<String, String> headers;
  ExecutorService executor;
  MeterRegistry registry;
  ServletContext servletContext;
  OkHttpClient http;
  APIGatewayV2HTTPEvent event;
  SQSEvent sqsEvent;
  SNSEvent snsEvent;
  KinesisEvent kinesisEvent;
  Map<String, Object> mapEvent;
  Context context;
  SqsClient sqs;
  SqsAsyncClient sqsAsync;
  KinesisClient kinesis;
  ReceiveMessageRequest receive;
  SendMessageRequest send;
  GetRecordsRequest getRecords;
  Message message;
  Record streamRecord;
  PublishBatchRequestEntry entry;
  List<PublishBatchRequestEntry> entries;
  ProcessRecordsInput input;

  abstract String load(String user);

  abstract APIGatewayV2HTTPResponse created(APIGatewayV2HTTPEvent event);

  abstract void work(Object what);

  abstract List<Map<String, Object>> records(Map<String, Object> event);

  /** Spring's. */
  @interface Bean {}

  /** A user's. */
  interface Job {
    String id();
  }

  /** Of the Kinesis Client Library. */
  interface ProcessRecordsInput {
    List<KinesisClientRecord> records();
  }

  /** Of the Kinesis Client Library. */
  interface KinesisClientRecord {
    ByteBuffer data();

    String sequenceNumber();
  }
}

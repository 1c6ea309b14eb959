// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A function that calls everybody, and tells afterwards what its threads still have in their MDC. */
public final class Busy implements RequestHandler<Map<String, Object>, Object> {
  private static final int POOL = 4;
  private static final Logger LOG = LoggerFactory.getLogger("function");
  private static final BatonLambda BATON = BatonLambda.create();
  private static final URI SERVICES = URI.create(System.getenv("SERVICES"));
  private static final CyclicBarrier ALL = new CyclicBarrier(Integer.parseInt(
      Objects.requireNonNullElse(System.getenv("AWS_LAMBDA_MAX_CONCURRENCY"), "1")));

  private static final SqsClient SQS =
      client(SqsClient.builder().checksumValidationEnabled(false), new BatonSqsInterceptor());
  private static final SnsClient SNS = client(SnsClient.builder(), new BatonSnsInterceptor());
  private static final KinesisClient KINESIS =
      client(KinesisClient.builder(), new BatonKinesisInterceptor());
  private static final OkHttpClient HTTP =
      BatonOkHttp.install(new OkHttpClient.Builder()).build();
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(POOL);
  private static final ExecutorService WRAPPED = CorrelationContext.wrap(THREADS);

  private static <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, ExecutionInterceptor interceptor) {
    return builder
        .endpointOverride(SERVICES)
        .overrideConfiguration(o -> o.addExecutionInterceptor(interceptor))
        .build();
  }

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    if (event.containsKey("probe")) {
      return leftovers();
    }
    String own = own(event);
    LOG.info("before {}", own);
    try {
      return BATON.handle(event, context, () -> work(own));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      LOG.info("after {}", own);
    }
  }

  private static String own(Map<String, Object> event) {
    if (event.get("Records") instanceof List<?> records) {
      return (String) ((Map<?, ?>) ((Map<?, ?>) records.get(0)).get("Sns")).get("MessageId");
    }
    return (String) ((Map<?, ?>) event.get("requestContext")).get("requestId");
  }

  private static String work(String own) throws Exception {
    LOG.info("inside {}", own);
    Future<?> pooled = WRAPPED.submit(() -> LOG.info("pooled {}", own));
    SQS.sendMessage(r -> r.queueUrl(SERVICES + "/000000000000/q").messageBody(own));
    SNS.publish(r -> r.topicArn("arn:aws:sns:eu-west-1:000000000000:t").message(own));
    KINESIS.putRecord(r -> r.streamName("s")
        .partitionKey(own)
        .data(SdkBytes.fromUtf8String("{\"own\":\"" + own + "\"}")));
    Request request = new Request.Builder()
        .url(SERVICES + "/http/" + own)
        .post(RequestBody.create(own, null))
        .build();
    try (Response response = HTTP.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IllegalStateException(response.toString());
      }
    }
    pooled.get(30, TimeUnit.SECONDS);
    LOG.info("done {}", own);
    return MDC.get("x-correlation-id");
  }

  /** Of this thread, once all others are here as well, so that it is one probe a thread; and of each thread of the pool. */
  private static List<Map<String, String>> leftovers() {
    List<Map<String, String>> left = new ArrayList<>();
    left.add(mdc());
    try {
      ALL.await(30, TimeUnit.SECONDS);
      synchronized (ALL) {
        left.addAll(leftoversOfPool());
      }
      return left;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Map<String, String>> leftoversOfPool() throws Exception {
    CyclicBarrier together = new CyclicBarrier(POOL);
    Callable<Map<String, String>> probe = () -> {
      Map<String, String> mdc = mdc();
      together.await(30, TimeUnit.SECONDS);
      return mdc;
    };
    List<Future<Map<String, String>>> probes = new ArrayList<>();
    for (int i = 0; i < POOL; i++) {
      probes.add(THREADS.submit(probe));
    }
    List<Map<String, String>> left = new ArrayList<>();
    for (Future<Map<String, String>> each : probes) {
      left.add(each.get(30, TimeUnit.SECONDS));
    }
    return left;
  }

  private static Map<String, String> mdc() {
    return Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
  }
}

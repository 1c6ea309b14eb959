// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.http.BatonOkHttp;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import okhttp3.OkHttpClient;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A function that has all of Baton's parts before the snapshot is taken. */
public final class Snapped implements RequestHandler<Map<String, Object>, List<String>> {
  private static final Baton BATON = Baton.create();
  private static final BatonLambda LAMBDA = BatonLambda.using(BATON);
  private static final List<Object> REGISTERED =
      List.of(new BatonSqsInterceptor(), new BatonSnsInterceptor(), new BatonKinesisInterceptor());

  static {
    if (System.getenv("OKHTTP") != null) {
      BatonOkHttp.install(new OkHttpClient.Builder());
    }
    if (System.getenv("DRAW") != null) {
      LoggerFactory.getLogger("function").info("drawn {}", new Random().nextInt());
    }
  }

  @Override
  public List<String> handleRequest(Map<String, Object> event, Context context) {
    return LAMBDA.handle(
        event,
        context,
        () -> List.of(
            Objects.requireNonNull(CorrelationContext.current().correlationId()),
            MDC.get("coldStart"),
            fresh(),
            fresh(),
            Integer.toString(REGISTERED.size())));
  }

  private static String fresh() {
    try {
      return BATON.call(null, () -> CorrelationContext.current().correlationId());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.auto;

import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.kinesis.BatonKinesisInterceptor;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;

/**
 * Sends the current IDs to those streams alone that are named in the variable {@code BATON_KINESIS_STREAMS}: by
 * name or ARN, with commas between. Made by the SDK, for nobody else to use:
 *
 * <pre class="sh">{@code
 * BATON_KINESIS_STREAMS=posts,arn:aws:kinesis:eu-central-1:123456789012:stream/likes
 * }</pre>
 *
 * <p>What goes to a stream is changed inside its data, and a reader may refuse that: nobody but who knows a stream's readers can
 * say that they do not. So there is no word for all of them. A stream that {@code BATON_EXCLUDE} names gets nothing either way.
 *
 * <p>A client that has a BatonKinesisInterceptor of its own sends the IDs once.
 *
 * <p>Throws nothing. Safe for use by any number of threads and clients. Cost: a look-up of the stream's name for each call, and
 * for named ones that of the {@link BatonKinesisInterceptor}.
 *
 * @since 0.1.0
 */
public final class NamedStreamsInterceptor implements ExecutionInterceptor {
  private final BatonKinesisInterceptor interceptor = new BatonKinesisInterceptor();
  private final Set<String> streams = new HashSet<>();

  /** By the environment of this process. */
  public NamedStreamsInterceptor() {
    String all = Policy.setting("kinesisStreams");
    int from = 0;
    while (all != null && from <= all.length()) {
      int comma = all.indexOf(',', from);
      int to = comma < 0 ? all.length() : comma;
      streams.add(name(all.substring(from, to).trim()));
      from = to + 1;
    }
    streams.remove("");
  }

  /** Of an ARN that of the stream, without region and account: they are those of the client. */
  private static String name(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private boolean isNamed(SdkRequest request, boolean isFirst) {
    if (streams.isEmpty()) {
      return false;
    }
    try {
      if (request instanceof PutRecordRequest put) {
        return isNamed(put.streamName(), put.streamARN());
      }
      return request instanceof PutRecordsRequest put && isNamed(put.streamName(), put.streamARN());
    } catch (Throwable e) {
      if (isFirst) {
        Guard.swallow(Counters.SCOPELESS, "kinesis", e);
      }
      Guard.rethrowFatal(e);
      return false;
    }
  }

  private boolean isNamed(@Nullable String name, @Nullable String arn) {
    return (name != null && streams.contains(name)) || (arn != null && streams.contains(name(arn)));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (isNamed(context.request(), true)) {
      interceptor.beforeExecution(context, attributes);
    }
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    return isNamed(request, false) ? interceptor.modifyRequest(context, attributes) : request;
  }
}

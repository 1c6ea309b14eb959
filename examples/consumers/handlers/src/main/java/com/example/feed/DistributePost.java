// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.lambda.BatonLambda;
import java.nio.ByteBuffer;
import org.slf4j.LoggerFactory;

public class DistributePost implements RequestHandler<KinesisEvent, StreamsEventResponse> {
  private static final BatonLambda BATON = BatonLambda.create();

  @Override
  public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
    return BATON.kinesis(event, context, r -> distribute(r.getKinesis().getData()));
  }

  private static void distribute(ByteBuffer data) {
    LoggerFactory.getLogger(DistributePost.class).info("distributing {} bytes", data.remaining());
  }
}

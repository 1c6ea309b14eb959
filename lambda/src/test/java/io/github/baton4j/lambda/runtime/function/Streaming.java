// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.lambda.BatonLambda;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** A function that has any event as the bytes that it is. */
public final class Streaming implements RequestStreamHandler {
  private static final BatonLambda BATON = BatonLambda.create();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    Work.framed(
        context,
        () -> BATON.handle(in, context, () -> {
          Map<String, Object> event = JSON.readValue(in, new TypeReference<>() {});
          JSON.writeValue(out, Untyped.handled(event, context));
          return null;
        }));
  }
}

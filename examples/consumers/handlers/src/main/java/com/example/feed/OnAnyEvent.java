// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.baton4j.lambda.BatonLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

public class OnAnyEvent implements RequestStreamHandler {
  private static final BatonLambda BATON = BatonLambda.create();

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    BATON.handle(in, context, () -> {
      in.transferTo(out); // the whole event is still there to be read
      return null;
    });
  }
}

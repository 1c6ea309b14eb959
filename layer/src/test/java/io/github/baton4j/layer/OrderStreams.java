// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.layer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user's function, which knows no Baton and reads its event for itself. */
public final class OrderStreams implements RequestStreamHandler {
  private static final Pattern ID = Pattern.compile("\"messageId\":\"([^\"]+)\"");

  private final Shipping shipping = new Shipping();

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    List<String> shipped = new ArrayList<>();
    Matcher ids = ID.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    while (ids.find()) {
      shipping.ship(ids.group(1));
      shipped.add("\"" + ids.group(1) + "\"");
    }
    out.write(("[" + String.join(",", shipped) + "]").getBytes(StandardCharsets.UTF_8));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.lambda.BatonHandler;

/** A function in an image without Lambda's runtime client, which would bring the serialization library. */
public final class NoSerialization implements RequestHandler<String, String> {
  @Override
  public String handleRequest(String event, Context context) {
    return event;
  }

  public static void main(String[] args) {
    System.setProperty("baton.handler", NoSerialization.class.getName());
    try {
      System.out.println("made " + new BatonHandler());
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}

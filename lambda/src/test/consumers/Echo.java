// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.baton4j.lambda.BatonHandler;

/** A function in an image that lacks a library which the drop-in handler needs. */
public final class Echo implements RequestHandler<String, String> {
  @Override
  public String handleRequest(String event, Context context) {
    return event;
  }

  public static void main(String[] args) {
    System.setProperty("baton.handler", Echo.class.getName());
    try {
      System.out.println("made " + new BatonHandler());
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}

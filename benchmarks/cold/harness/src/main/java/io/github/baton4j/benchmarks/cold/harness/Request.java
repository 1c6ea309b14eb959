// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import java.nio.charset.StandardCharsets;

/** What each function is asked, once to work and once for its figures. */
final class Request {
  /** The request's ID, which is nowhere else in it. */
  static final String ID = "cold-4711";

  /** How the line begins that the function logs: after its level and the MDC. */
  static final String LINE = "creating {";

  /** A first request. Its IDs are in headers of their own, and in those of W3C for whoever reads these alone. */
  static final String WORK = event("/posts");

  static final String FIGURES = event("/figures");

  private Request() {}

  private static String event(String path) {
    return """
        {"version":"2.0","routeKey":"$default","rawPath":"PATH","headers":{"accept":"*/*",\
        "content-type":"application/json","host":"api.example.com","user-agent":"curl/8.5.0",\
        "x-correlation-id":"ID","x-correlation-user-id":"ana","call-chain-length":"1",\
        "debug-log-enabled":"false","baggage":"x-correlation-id=ID,x-correlation-user-id=ana,\
        call-chain-length=1,debug-log-enabled=false"},"requestContext":{"requestId":"edge-1",\
        "stage":"$default","http":{"method":"POST","path":"PATH","sourceIp":"192.0.2.1"}},\
        "body":"{\\"id\\":\\"post-1\\",\\"text\\":\\"Hello\\"}","isBase64Encoded":false}\
        """.replace("PATH", path).replace("ID", ID);
  }

  static boolean hasId(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(ID);
  }
}

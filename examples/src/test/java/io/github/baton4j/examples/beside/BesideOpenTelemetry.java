// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import io.github.baton4j.Baton;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;

/** What the tests of OpenTelemetry's interceptor and ours on one client of AWS's SDK stand on. */
abstract class BesideOpenTelemetry {
  static LoopbackAws aws;

  final Baton baton = Baton.builder().build();

  @BeforeAll
  static void start() throws Exception {
    aws = new LoopbackAws();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  static Stream<Arguments> everyOrderAndCall() {
    return Stream.of(Order.values())
        .flatMap(order -> Stream.of(SdkCall.values()).map(call -> Arguments.of(order, call)));
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether the libraries here are of the versions that {@code .ci/floors} means to test on. */
class FloorsTest {
  private static final Map<String, String> CLASSES = Map.of(
      "slf4j-api", "org.slf4j.MDC",
      "logback-classic", "ch.qos.logback.classic.Logger",
      "sdk-core", "software.amazon.awssdk.core.SdkRequest",
      "kinesis", "software.amazon.awssdk.services.kinesis.KinesisClient",
      "sns", "software.amazon.awssdk.services.sns.SnsClient",
      "sqs", "software.amazon.awssdk.services.sqs.SqsClient",
      "aws-lambda-java-core", "com.amazonaws.services.lambda.runtime.Context",
      "aws-lambda-java-events", "com.amazonaws.services.lambda.runtime.events.SQSEvent");

  private static String jarOf(String artifact) throws ClassNotFoundException {
    String path = Class.forName(CLASSES.get(artifact), false, FloorsTest.class.getClassLoader())
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Test
  void classesComeFromTheJarsThatAreMeant() throws Exception {
    String meant = System.getProperty("baton.test.jars", jarOf("slf4j-api"));
    List<String> found = new ArrayList<>();
    for (String jar : meant.split(",", -1)) {
      String artifact = jar.replaceFirst("-[0-9][^-]*\\.jar$", "");
      assertTrue(CLASSES.containsKey(artifact), artifact);
      found.add(jarOf(artifact));
    }
    assertEquals(meant, String.join(",", found));
  }
}

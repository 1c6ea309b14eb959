// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.sns.SnsStandIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Law 4 for messages that are just below the limit, and would be above it if one counted what SNS does not: to count too much
 * must not make a message seem to be one that has the next greater limit.
 */
@Law({1, 4})
class OvercountedMessageIT {
  private static final int LIMIT = 262_144;

  private final Baton baton = Baton.builder().build();
  private SnsStandIn standIn;
  private SnsClient plain;
  private SnsClient sns;
  private String topic;

  @BeforeEach
  void start() throws Exception {
    standIn = SnsStandIn.create().start();
    plain = client().build();
    sns = client()
        .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSnsInterceptor()))
        .build();
    topic = plain.createTopic(r -> r.name("posts")).topicArn();
  }

  private SnsClientBuilder client() {
    return SnsClient.builder()
        .endpointOverride(standIn.uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")));
  }

  @AfterEach
  void stop() {
    plain.close();
    sns.close();
    standIn.close();
  }

  private void passesAlike(PublishRequest message) {
    plain.publish(message);
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      sns.publish(message);
    }
    assertEquals(2, standIn.published().size());
  }

  @Test
  void aSubjectDoesNotCount() {
    passesAlike(PublishRequest.builder()
        .topicArn(topic)
        .subject("s".repeat(100))
        .message("m".repeat(LIMIT - 50))
        .build());
  }

  @Test
  void subjectsInABatchDoNotCount() {
    List<PublishBatchRequestEntry> entries = List.of(
        PublishBatchRequestEntry.builder()
            .id("e1")
            .subject("s".repeat(100))
            .message("m".repeat(LIMIT / 2))
            .build(),
        PublishBatchRequestEntry.builder()
            .id("e2")
            .message("m".repeat(LIMIT / 2 - 20))
            .build());
    assertEquals(
        0,
        plain
            .publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries))
            .failed()
            .size());
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      assertEquals(
          0,
          sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries))
              .failed()
              .size());
    }
  }

  /** The SDK sends a question mark in the place of half a pair. */
  @Test
  void halfOfASurrogatePairIsSentAsOneByte() {
    passesAlike(PublishRequest.builder()
        .topicArn(topic)
        .message("\ud83d".repeat(20) + "m".repeat(LIMIT - 50))
        .build());
  }

  /** Of an attribute with two values SNS takes the one of its type. */
  @Test
  void aValueOfTheOtherTypeDoesNotCount() {
    MessageAttributeValue both = MessageAttributeValue.builder()
        .dataType("String")
        .stringValue("s")
        .binaryValue(SdkBytes.fromByteArray(new byte[100]))
        .build();
    passesAlike(PublishRequest.builder()
        .topicArn(topic)
        .messageAttributes(Map.of("a", both))
        .message("m".repeat(LIMIT - 50))
        .build());
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.sns.Attribute;
import io.github.baton4j.testkit.sns.Published;
import io.github.baton4j.testkit.sns.SnsStandIn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Laws 1, 2 and 4, at every border: what passes without Baton passes with it, and what does not fails alike. */
@Law({1, 2, 3, 4})
class BesideAClientWithoutBatonIT {
  private SnsStandIn standIn;
  private SnsClient plain;
  private SnsClient sns;

  @BeforeEach
  void start() throws Exception {
    standIn = SnsStandIn.create().start();
    plain = client().build();
    sns = client()
        .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSnsInterceptor()))
        .build();
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

  @ParameterizedTest
  @CsvSource({"1, 2048, 2048, 1500", "2, 262144, 1048576, 150", "3, 1048576, 1048576, 40"})
  void whatPassesWithoutPassesWithAndWhatFailsFailsAlike(
      long seed, int limit, int messageBytes, int requests) {
    String topic = topic(limit);
    Baton baton =
        Baton.builder().limits(Limits.defaults().messageBytes(messageBytes)).build();
    Counts counts = new Counts(baton, "sns");
    RandomPublications publications = new RandomPublications(seed, topic, limit);
    int passed = 0;
    int carriers = 0;
    for (int i = 0; i < requests; i++) {
      String about = "seed " + seed + ", request " + i;
      Function<SnsClient, String> call;
      if (i % 2 == 0) {
        PublishRequest message = publications.message();
        call = client -> said(client, message);
        carriers++;
      } else {
        PublishBatchRequest batch = publications.batch();
        call = client -> said(client, batch);
        carriers += batch.publishBatchRequestEntries().size();
      }
      int before = standIn.published().size();
      String without = call.apply(plain);
      int between = standIn.published().size();
      try (Scope scope = baton.open(publications.ids())) {
        assertEquals(without, call.apply(sns), about);
      }
      List<Published> all = standIn.published();
      assertEquals(between - before, all.size() - between, about);
      for (int n = before; n < between; n++) {
        onlyIdsAreAdded(all.get(n), all.get(n + between - before), about);
        passed++;
      }
    }
    assertTrue(passed > requests / 2, "too few pass: " + passed);
    Map<String, Long> outcomes = counts.risen();
    assertEquals(carriers, counts.sum(), "one outcome for each message: " + outcomes);
    assertTrue(
        outcomes.keySet().containsAll(List.of("no room for id", "too large", "other chain")),
        "" + outcomes);
  }

  private String topic(int limit) {
    return plain
        .createTopic(r -> r.name("posts-" + limit)
            .attributes(Map.of("MaximumMessageSize", Integer.toString(limit))))
        .topicArn();
  }

  private static String said(SnsClient client, PublishRequest message) {
    try {
      client.publish(message);
      return "published";
    } catch (SnsException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private static String said(SnsClient client, PublishBatchRequest batch) {
    try {
      StringBuilder failed = new StringBuilder("published but");
      for (BatchResultErrorEntry each : client.publishBatch(batch).failed()) {
        failed.append(' ').append(each.id()).append(each.code());
      }
      return failed.toString();
    } catch (SnsException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private static void onlyIdsAreAdded(Published was, Published is, String about) {
    assertEquals(was.message(), is.message(), about);
    assertEquals(was.batchEntryId(), is.batchEntryId(), about);
    Map<String, Attribute> rest = new TreeMap<>(is.attributes());
    was.attributes().forEach((name, value) -> {
      Attribute now = rest.remove(name);
      if (!name.equalsIgnoreCase("call-chain-length")) {
        assertEquals(value, now, about + name);
      }
    });
    for (Map.Entry<String, Attribute> added : rest.entrySet()) {
      assertEquals("String", added.getValue().type(), about);
      assertTrue(
          added
              .getKey()
              .matches("x-correlation-[a-z]+|call-chain-length|debug-log-enabled|trace.*"),
          about);
    }
    if (!rest.isEmpty()) {
      assertTrue(is.attributes().size() <= (rest.containsKey("x-correlation-id") ? 10 : 8), about);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.baton4j.testkit.kinesis.KinesisEndpoint;
import io.github.baton4j.testkit.kinesis.StoredRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Kinesis in this JVM, with the two streams. The stage reaches it by a client of its own, without any interceptor. */
final class Streams implements AutoCloseable {
  static final String CREATED = "post-created";
  static final String AUDIT = "post-audit";
  static final int SHARDS = 2;

  /** Two records of users under one key, as the Kinesis Producer Library puts them together. */
  private static final byte[] AGGREGATED = Base64.getDecoder()
      .decode("84mawgoCcGsaCwgAGgd7ImEiOjF9GgsIABoHeyJiIjoyfQEcRZL+hx8mYv3ibqIgVDI=");

  private final KinesisEndpoint endpoint;
  private final KinesisClient client;

  Streams() throws IOException {
    endpoint = KinesisEndpoint.start();
    client = KinesisClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .build();
    endpoint.createStream(CREATED, SHARDS);
    endpoint.createStream(AUDIT, 1);
  }

  /** Where functions find Kinesis. */
  String url() {
    return endpoint.uri().toString();
  }

  /** A client without any interceptor. */
  KinesisClient client() {
    return client;
  }

  /** Puts what is no post among the posts; returns where it stands. */
  List<String> putStrangers() {
    List<String> numbers = new ArrayList<>();
    for (byte[] data : List.of("{\"id\":\"cut off".getBytes(UTF_8), AGGREGATED)) {
      numbers.add(client
          .putRecord(
              r -> r.streamName(CREATED).partitionKey("pk").data(SdkBytes.fromByteArray(data)))
          .sequenceNumber());
    }
    return numbers;
  }

  /** What has arrived in a stream. */
  List<StoredRecord> records(String stream) {
    return endpoint.records(stream);
  }

  @Override
  public void close() {
    client.close();
    endpoint.close();
  }
}

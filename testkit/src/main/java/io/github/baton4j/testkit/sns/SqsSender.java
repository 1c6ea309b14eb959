// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends to queues in AWS JSON 1.0, the protocol of SQS. */
final class SqsSender {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI endpoint;
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(PATIENCE)
      .build();

  SqsSender(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Sends one message.
   *
   * @throws Refused when the queue does not want it, now or later
   * @throws IOException when trying again may help
   */
  void send(String queueArn, String body, Map<String, Attribute> attributes)
      throws IOException, InterruptedException, Refused {
    Arn queue = Arn.parse(queueArn, "Endpoint");
    // Asked for each time: a queue can be deleted and made again between two messages.
    JsonNode url = call(
        "GetQueueUrl",
        Map.of("QueueName", queue.resource(), "QueueOwnerAWSAccountId", queue.account()));
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("QueueUrl", url.path("QueueUrl").asText());
    message.put("MessageBody", body);
    if (!attributes.isEmpty()) {
      message.put("MessageAttributes", attributes(attributes));
    }
    call("SendMessage", message);
  }

  /** As they were published: {@code String.Array} is to SQS a {@code String} with a label. */
  private static Map<String, Object> attributes(Map<String, Attribute> attributes) {
    Map<String, Object> converted = new LinkedHashMap<>();
    attributes.forEach((name, attribute) -> {
      String member = attribute.isBinary() ? "BinaryValue" : "StringValue";
      converted.put(name, Map.of("DataType", attribute.type(), member, attribute.value()));
    });
    return converted;
  }

  private JsonNode call(String operation, Map<String, ?> parameters)
      throws IOException, InterruptedException, Refused {
    HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/"))
        .timeout(PATIENCE)
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", "AmazonSQS." + operation)
        .POST(HttpRequest.BodyPublishers.ofString(Json.write(parameters)))
        .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    int status = response.statusCode();
    if (status >= 500) {
      throw new IOException(operation + " answered " + status + ": " + response.body());
    }
    JsonNode answer = Json.read(response.body());
    if (status != 200 || answer == null) {
      throw new Refused(operation + " answered " + status + ": " + response.body());
    }
    return answer;
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes one piece of Baton at a time out of the functions' source, and expects the stage to miss exactly what it did. */
class FeedWithoutIT {
  private static final Path FEED = Path.of("src/main/java/io/github/baton4j/examples/feed");

  private static final String CREATE_POST = "front -> CreatePost";
  private static final String STREAM = "CreatePost -> Kinesis";
  private static final String DISTRIBUTE_POST = "Kinesis -> DistributePost";
  private static final String FOLLOWER_SERVICE = "DistributePost -> follower service";
  private static final String FOLLOWER_SERVICE_LOG = "follower service -> its log";
  private static final String TOPIC = "DistributePost -> SNS";
  private static final String ADD_TO_FEED = "SNS -> SQS -> AddToFeed";
  private static final String NOTIFY_FOLLOWER = "SNS -> SQS, raw -> NotifyFollower";
  private static final String PUSH = "NotifyFollower -> SQS";
  private static final String INDEX_POST = "SNS -> IndexPost";
  private static final String AUDIT = "the auditors' stream";

  private static final List<String> FROM_TOPIC =
      List.of(TOPIC, ADD_TO_FEED, NOTIFY_FOLLOWER, PUSH, INDEX_POST);
  private static final List<String> FROM_DISTRIBUTE_POST =
      before(FROM_TOPIC, DISTRIBUTE_POST, FOLLOWER_SERVICE, FOLLOWER_SERVICE_LOG);
  private static final List<String> FROM_STREAM = before(FROM_DISTRIBUTE_POST, STREAM);
  private static final List<String> ALL = before(FROM_STREAM, CREATE_POST);

  private static final String NO_ID = "no x-correlation-id";

  @TempDir
  Path folder;

  private static List<String> before(List<String> hops, String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(hops);
    return List.copyOf(all);
  }

  private static Piece everyPost(
      String function, String code, String replacement, String fault, List<String> places) {
    return new Piece(function, code, replacement, fault, List.of(1, 2, 3, 4, 5, 6), places);
  }

  private static Piece interceptor(
      String function, String name, String fault, List<String> places) {
    return everyPost(
        function,
        ".overrideConfiguration(o -> o.addExecutionInterceptor(new " + name + "()))",
        "",
        fault,
        places);
  }

  static List<Piece> pieces() {
    return List.of(
        everyPost(
            "CreatePost",
            "BATON.handle(event, context, () -> create(event.getBody()))",
            "create(event.getBody())",
            NO_ID,
            ALL),
        everyPost(
            "CreatePost",
            "CorrelationContext.put(\"x-correlation-user-id\", post.user());",
            "",
            "no x-correlation-user-id",
            ALL),
        new Piece(
            "CreatePost",
            "CorrelationContext.debug(true);",
            "",
            "debug-log-enabled is [false]",
            List.of(4),
            ALL),
        interceptor("CreatePost", "BatonKinesisInterceptor", NO_ID, FROM_STREAM),
        everyPost(
            "CreatePost",
            ".exclude(\"post-audit\")",
            "",
            "0 records that the auditors read instead of 1",
            List.of(AUDIT)),
        everyPost(
            "DistributePost",
            "return BATON.kinesis(event, context, r -> distribute(r.getKinesis().getData()));",
            """
            for (KinesisEvent.KinesisEventRecord each : event.getRecords()) {
              try {
                distribute(each.getKinesis().getData());
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
            return new StreamsEventResponse(List.of());
            """,
            NO_ID,
            FROM_DISTRIBUTE_POST),
        everyPost(
            "DistributePost",
            "BatonOkHttp.install(new OkHttpClient.Builder())",
            "new OkHttpClient.Builder()",
            NO_ID,
            List.of(FOLLOWER_SERVICE, FOLLOWER_SERVICE_LOG)),
        interceptor("DistributePost", "BatonSnsInterceptor", NO_ID, FROM_TOPIC),
        everyPost(
            "AddToFeed",
            "return BATON.sqs(event, context, message -> add(message));",
            """
            java.util.List<SQSBatchResponse.BatchItemFailure> failures = new java.util.ArrayList<>();
            for (SQSMessage message : event.getRecords()) {
              try {
                add(message);
              } catch (RuntimeException e) {
                log.error("The message failed", e);
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
              }
            }
            return new SQSBatchResponse(failures);
            """,
            NO_ID,
            List.of(ADD_TO_FEED)),
        everyPost(
            "NotifyFollower",
            "return BATON.sqs(event, context, message -> tell(message.getBody()));",
            """
            event.getRecords().forEach(message -> tell(message.getBody()));
            return new SQSBatchResponse(java.util.List.of());
            """,
            NO_ID,
            List.of(NOTIFY_FOLLOWER, PUSH)),
        interceptor("NotifyFollower", "BatonSqsInterceptor", NO_ID, List.of(PUSH)),
        everyPost(
            "IndexPost",
            "BATON.sns(event, context, message -> index(message.getSNS().getMessage()));",
            "event.getRecords().forEach(message -> index(message.getSNS().getMessage()));",
            NO_ID,
            List.of(INDEX_POST)));
  }

  /**
   * A piece of Baton in a function.
   *
   * @param replacement what does the same work without Baton
   * @param fault what is said of posts without it
   * @param posts of which
   * @param places where
   */
  record Piece(
      String function,
      String code,
      String replacement,
      String fault,
      List<Integer> posts,
      List<String> places) {
    String removedFrom(String source) {
      assertTrue(source.contains(code), "not there: " + code);
      assertEquals(source.indexOf(code), source.lastIndexOf(code), "more than once: " + code);
      return source.replace(code, replacement);
    }

    @Override
    public String toString() {
      return code;
    }
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void theStageMissesTheHopsOf(Piece piece) throws Exception {
    StageRun run = StageRun.runWith(compiledWithout(piece), folder);

    assertEquals(1, run.exit(), run.errors());
    for (int post = 1; post <= 6; post++) {
      assertEquals(
          piece.posts.contains(post),
          run.errors().lines().anyMatch(saying("  post-" + post + ": ", piece.fault)),
          run.errors());
    }
    List<String> missing = run.errors()
        .lines()
        .filter(line -> line.startsWith("Missing hop: ") || line.startsWith("Wrong: "))
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .toList();
    assertEquals(piece.places, missing, run.errors());
  }

  private static Predicate<String> saying(String start, String fault) {
    return line -> line.startsWith(start) && line.contains(fault);
  }

  /** Otherwise the tests above might fail for the way in which they compile. */
  @Test
  void withNothingTakenOutTheStageIsContent() throws Exception {
    StageRun run = StageRun.runWith(compiledWithout(null), folder);

    assertEquals(0, run.exit(), run.errors());
  }

  private Path compiledWithout(Piece piece) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(FEED)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        String source = Files.readString(file);
        if (piece != null && name.equals(piece.function + ".java")) {
          source = piece.removedFrom(source);
        }
        sources.add(Files.writeString(folder.resolve(name), source));
      }
    }
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", classes.toString(), "-classpath", StageRun.classPath(), "-proc:none");
      boolean compiled = compiler
          .getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
      assertTrue(compiled, messages.toString());
    }
    return classes;
  }
}

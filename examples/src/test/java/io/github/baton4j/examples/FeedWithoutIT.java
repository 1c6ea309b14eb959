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
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes one piece of Baton at a time out of the functions' source, and expects the stage to miss exactly its hops. */
class FeedWithoutIT {
  private static final Path FEED = Path.of("src/main/java/io/github/baton4j/examples/feed");

  private static final String FRONT = "front -> CreatePost";
  private static final String USER_SERVICE = "CreatePost -> user service";
  private static final String USER_SERVICE_LOG = "user service -> its log";
  private static final String QUEUE = "CreatePost -> SQS";
  private static final String FEED_HOP = "SQS -> AddToFeed";

  @TempDir
  Path folder;

  static List<Piece> pieces() {
    return List.of(
        new Piece(
            "CreatePost",
            "BatonOkHttp.install(new OkHttpClient.Builder())",
            "new OkHttpClient.Builder()",
            "no x-correlation-id",
            List.of(USER_SERVICE, USER_SERVICE_LOG)),
        new Piece(
            "CreatePost",
            ".overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSqsInterceptor()))",
            "",
            "no x-correlation-id",
            List.of(QUEUE, FEED_HOP)),
        new Piece(
            "CreatePost",
            "BATON.handle(event, context, () -> create(event.getBody()))",
            "create(event.getBody())",
            "no x-correlation-id",
            List.of(FRONT, USER_SERVICE, USER_SERVICE_LOG, QUEUE, FEED_HOP)),
        new Piece(
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
            "no x-correlation-id",
            List.of(FEED_HOP)),
        new Piece(
            "CreatePost",
            "CorrelationContext.put(\"x-correlation-user-id\", post.user());",
            "",
            "no x-correlation-user-id",
            List.of(FRONT, USER_SERVICE, USER_SERVICE_LOG, QUEUE, FEED_HOP)));
  }

  /**
   * A piece of Baton in a function.
   *
   * @param replacement what does the same work without Baton
   * @param fault what every post lacks without it
   * @param hops where
   */
  record Piece(String function, String code, String replacement, String fault, List<String> hops) {
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
      assertTrue(run.errors().contains("  post-" + post + ": " + piece.fault), run.errors());
    }
    List<String> missing = run.errors()
        .lines()
        .filter(line -> line.startsWith("Missing hop: "))
        .map(line -> line.substring("Missing hop: ".length()))
        .toList();
    assertEquals(piece.hops, missing, run.errors());
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

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.OwnedProcess;
import io.github.baton4j.testkit.Relocation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's real runtime interface client, in a process of its own on the JVM that runs the test: it loads a function from
 * its {@link TaskRoot}, asks a {@link RuntimeApi} for invocations, and ends with the test. Who uses it has {@code
 * com.amazonaws:aws-lambda-java-runtime-interface-client} among the dependencies of its tests, and {@link
 * NeedsRuntimeClient} at the test.
 *
 * <p>On the client's own class path are it and what it needs, as in the managed runtimes; the function and its jars have a
 * class loader below that. The environment is Lambda's, and has nothing of this process' but the {@code PATH}.
 */
public final class RuntimeProcess implements AutoCloseable {
  /** Where a layer's jars lie in Lambda: a constant of the client's. */
  private static final String LAYERS = "/opt/java";

  private static final String ARTIFACT = "aws-lambda-java-runtime-interface-client";
  private static final String LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final Duration END = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Process process;
  private final Lines lines;
  private final OwnedProcess owned;
  private final long started;

  private RuntimeProcess(
      Process process, long started, RuntimeApi api, @Nullable Consumer<String> eachLine) {
    this.process = process;
    this.started = started;
    this.lines = Lines.of(process, eachLine, () -> tell(api));
    this.owned = OwnedProcess.of(process);
  }

  /**
   * Begins to describe a function.
   *
   * @param handler as a function's configuration has it: {@code pkg.Class} or {@code pkg.Class::method}
   */
  public static Builder of(TaskRoot root, String handler) {
    return new Builder(root, handler);
  }

  private void tell(RuntimeApi api) {
    try {
      boolean over = process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
      String how = over ? "ended with " + process.exitValue() : "closed its output";
      api.end("the runtime has " + how + "\n" + lines.last());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All lines that it has written so far, to standard output and errors. */
  public List<String> lines() {
    return lines.all();
  }

  /** Waits for so many lines that are such; an AssertionError when they do not come. */
  public void awaitLines(int count, Predicate<String> such) {
    try {
      if (!lines.await(count, such, LONGEST)) {
        throw new AssertionError(count + " such lines do not come\n" + lines.last());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** When it was about to be started, by {@link System#nanoTime}. */
  public long startedNanos() {
    return started;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for it to end of itself. */
  public int exit() {
    try {
      if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("it does not end\n" + lines.last());
      }
      lines.awaitEnd(END);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Ends it, without asking, and waits until it has ended. */
  @Override
  public void close() {
    owned.close();
  }

  /** A function's configuration. For use by one thread. */
  public static final class Builder {
    private static final String CONCURRENCY = "AWS_LAMBDA_MAX_CONCURRENCY";

    private final TaskRoot root;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private Path layer = Path.of("no-layer");
    private @Nullable Path wrapper;
    private @Nullable Consumer<String> eachLine;

    private Builder(TaskRoot root, String handler) {
      this.root = root;
      variable("_HANDLER", handler);
      variable("PATH", System.getenv("PATH"));
      variable("LANG", "en_US.UTF-8");
      variable("TZ", ":UTC");
      variable("LAMBDA_TASK_ROOT", root.folder().toString());
      variable("AWS_LAMBDA_FUNCTION_NAME", "shop");
      variable("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
      variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
      variable("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/shop");
      variable("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/20/[$LATEST]0");
      variable("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
      variable("AWS_REGION", "eu-west-1");
      variable("AWS_DEFAULT_REGION", "eu-west-1");
      variable("AWS_ACCESS_KEY_ID", "nobody");
      variable("AWS_SECRET_ACCESS_KEY", "nothing");
      // Nothing leaves this machine, be it by mistake.
      variable("AWS_EC2_METADATA_DISABLED", "true");
    }

    /** A variable of the environment. */
    public Builder variable(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Options of the JVM; a later one takes the place of an earlier one. */
    public Builder jvm(String... more) {
      options.addAll(Arrays.asList(more));
      return this;
    }

    /** So many invocations at once, each on a thread of its own; 0, as by default, for one after the other on the main thread. */
    public Builder concurrency(int atOnce) {
      if (atOnce == 0) {
        environment.remove(CONCURRENCY);
        return this;
      }
      return variable(CONCURRENCY, Integer.toString(atOnce));
    }

    /** Who looks at every line as it comes, on one thread: the process then keeps the last ones alone. */
    public Builder eachLine(Consumer<String> consumer) {
      eachLine = consumer;
      return this;
    }

    /** With SnapStart: the runtime asks to be restored when the function has been initialised. */
    public Builder snapStart() {
      return variable("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    }

    /** A folder in the place of {@code /opt/java}: jars in its {@code lib}, which come behind the function's own. */
    public Builder layer(Path folder) {
      layer = folder;
      return this;
    }

    /** A script that is run in the place of the JVM, with the JVM and all its arguments as its own. */
    public Builder wrapper(Path script) {
      wrapper = script;
      return variable("AWS_LAMBDA_EXEC_WRAPPER", script.toString());
    }

    /** Starts it. It asks for its first invocation when it has loaded the function. */
    public RuntimeProcess start(RuntimeApi api) {
      try {
        // Beside the task root, since all that is in there is the function's.
        Path own = Files.createTempDirectory(root.folder().toAbsolutePath().getParent(), "runtime");
        ProcessBuilder builder = new ProcessBuilder(command(own))
            .directory(root.folder().toFile())
            .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        long started = System.nanoTime();
        return new RuntimeProcess(builder.start(), started, api, eachLine);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private List<String> command(Path own) throws IOException {
      ClassPath client = ClassPath.ofThisJvm().withDependencies(ARTIFACT);
      Path library = patch(client.path(ARTIFACT), own);
      List<String> command = new ArrayList<>();
      if (wrapper != null) {
        command.add(wrapper.toString());
      }
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // What the managed runtimes have.
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
      if (Runtime.version().feature() >= 24) {
        command.add("--enable-native-access=ALL-UNNAMED");
      }
      command.add("-D" + LIBRARY_PROPERTY + "=" + library);
      command.addAll(options);
      command.addAll(List.of("-classpath", own + File.pathSeparator + client));
      command.add(Bootstrap.class.getName());
      return command;
    }

    /**
     * Puts into a folder what comes before the client: it with another folder for layers, and the main class. The library goes
     * there, too: left alone, every client unpacks it to the same place.
     *
     * @return the library
     */
    private Path patch(Path jar, Path own) throws IOException {
      String name = NativeClient.libraryOfThisMachine();
      if (name == null) {
        throw new IllegalStateException("there is no native library for this system in " + jar);
      }
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        String client = Bootstrap.CLIENT.replace('.', '/') + ".class";
        byte[] original = Files.readAllBytes(files.getPath(client));
        byte[] changed =
            new Relocation(LAYERS, layer.toAbsolutePath().toString()).relocated(original);
        if (Arrays.equals(original, changed)) {
          throw new IllegalStateException(LAYERS + " is not in " + client);
        }
        write(own.resolve(client), changed);
        Files.copy(files.getPath("jni", name), own.resolve(name));
      }
      String main = Bootstrap.class.getName().replace('.', '/') + ".class";
      try (InputStream in = Bootstrap.class.getResourceAsStream("/" + main)) {
        if (in == null) {
          throw new IllegalStateException("no class file of " + Bootstrap.class);
        }
        write(own.resolve(main), in.readAllBytes());
      }
      return own.resolve(name);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }
}

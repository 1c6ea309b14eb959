// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import io.github.baton4j.testkit.Output;
import io.github.baton4j.testkit.OwnedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Node program that runs beside a test, and no longer than it: until {@link #close}, or until this JVM ends, in whatever
 * way.
 *
 * <pre>{@code
 * NodePackages packages = NodePackages.install("kinesis-local");
 * try (NodeProcess process = NodeProcess.start(
 *     packages, Map.of("PORT", "0"), output -> NodeProcess.portsIn(output).size() == 1, "server.js")) {
 *   call("http://127.0.0.1:" + process.ports().get(0));
 * }
 * }</pre>
 *
 * <p>Whatever address its servers ask for, they listen on 127.0.0.1 alone: a script that is loaded first sees to that, and
 * writes down the ports, so that a program is best given port 0.
 */
public final class NodeProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(30);
  private static final Pattern PORT =
      Pattern.compile("guard: listens on 127\\.0\\.0\\.1:(\\d+)\\R");

  private final Process process;
  private final Output output;
  private final OwnedProcess owned;

  private NodeProcess(Process process) {
    this.process = process;
    this.output = Output.of(process);
    this.owned = OwnedProcess.of(process);
  }

  /**
   * Starts a program and waits until it is ready.
   *
   * @param environment what it gets beside this process' own variables, those for Node's options excepted
   * @param ready whether it is, by all that it has written so far
   * @param arguments a script's path, from the packages' folder, and its arguments
   * @throws IllegalStateException when it ends, or is not ready within 30 s; the message has all that it wrote
   */
  public static NodeProcess start(
      NodePackages packages,
      Map<String, String> environment,
      Predicate<String> ready,
      String... arguments) {
    return start(packages, environment, ready, READY, arguments);
  }

  static NodeProcess start(
      NodePackages packages,
      Map<String, String> environment,
      Predicate<String> ready,
      Duration atMost,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Node.find().node().toString());
    command.addAll(List.of("--require", "./" + NodePackages.GUARD));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(packages.folder().toFile()).redirectErrorStream(true);
    builder.environment().remove("NODE_OPTIONS");
    builder.environment().remove("NODE_PATH");
    builder.environment().putAll(environment);
    NodeProcess started;
    try {
      started = new NodeProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean good = false;
    try {
      started.await(ready, atMost, command);
      good = true;
      return started;
    } finally {
      if (!good) {
        started.close();
      }
    }
  }

  private void await(Predicate<String> ready, Duration atMost, List<String> command) {
    try {
      if (!output.await(ready, atMost)) {
        String how = process.isAlive() ? "is not ready within " + atMost : "has ended";
        throw new IllegalStateException(command + " " + how + "\n" + output.text());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** All that it has written so far, to standard output and errors. */
  public String output() {
    return output.text();
  }

  /** The ports of its servers on 127.0.0.1, in the order in which they began to listen. */
  public List<Integer> ports() {
    return portsIn(output());
  }

  /** The same, for a condition that a start waits for. */
  public static List<Integer> portsIn(String output) {
    List<Integer> ports = new ArrayList<>();
    Matcher matcher = PORT.matcher(output);
    while (matcher.find()) {
      ports.add(Integer.valueOf(matcher.group(1)));
    }
    return ports;
  }

  public boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /**
   * Ends it, without asking, and waits until it has ended.
   *
   * @throws IllegalStateException when the system does not end it within 10 s
   */
  @Override
  public void close() {
    owned.close();
  }
}

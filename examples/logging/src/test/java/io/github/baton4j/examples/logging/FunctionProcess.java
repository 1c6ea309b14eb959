// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import io.github.baton4j.Baton;
import io.github.baton4j.lambda.BatonLambda;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** A function in a JVM of its own, which logs with whatever is on its class path. */
final class FunctionProcess {
  static final String LOGGER = "com.example.Orders";

  private FunctionProcess() {}

  /** What runs in it, in this order. */
  static List<Case> cases() {
    List<Case> cases = new ArrayList<>(OneOfEach.cases());
    cases.addAll(Moments.cases());
    cases.addAll(Hostile.cases());
    return cases;
  }

  /**
   * Runs all of it.
   *
   * @param arguments how it starts, and whether what it writes is held until all has been logged
   */
  public static void main(String[] arguments) throws Exception {
    Held held = new Held(System.out);
    System.setOut(new PrintStream(held, true, StandardCharsets.UTF_8));
    if (!Boolean.parseBoolean(arguments[1])) {
      held.letGo();
    }
    Start.valueOf(arguments[0]).run(FunctionProcess::run);
    held.letGo();
  }

  private static void run() {
    BatonLambda baton = BatonLambda.using(Baton.builder().build());
    for (Case each : cases()) {
      try {
        each.work().run(baton, LoggerFactory.getLogger(LOGGER));
      } catch (Exception e) {
        throw new IllegalStateException(each.name(), e);
      }
    }
  }

  /** How the function comes to run. */
  enum Start {
    PLAIN {
      @Override
      void run(Runnable function) {
        function.run();
      }
    },
    SPRING {
      @Override
      void run(Runnable function) {
        SpringApplication application = new SpringApplication(FunctionProcess.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.run("--spring.main.banner-mode=off").close();
        function.run();
      }
    },
    POWERTOOLS {
      @Override
      void run(Runnable function) {
        PowertoolsLogging.withLogging(Invocation.of("powertools-request"), () -> {
          function.run();
          return "";
        });
      }
    };

    abstract void run(Runnable function);
  }

  /** Writes nothing until it is told to. */
  private static final class Held extends FilterOutputStream {
    private final CountDownLatch free = new CountDownLatch(1);

    Held(OutputStream out) {
      super(out);
    }

    void letGo() {
      free.countDown();
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        if (!free.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("held for ever");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      out.write(bytes, from, length);
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.testkit.faults.Faults;
import io.github.baton4j.testkit.faults.Outgoing;
import io.github.baton4j.testkit.faults.WovenCopy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Law 1, for everything that goes out: whatever fails inside of Baton, the caller's call goes out as it was made, and one
 * outcome tells of it.
 *
 * <p>Faults are put before every call that leaves Baton and at the entry of its methods, one after the other, in a copy of
 * it. What has been counted is done: a fault that strikes between the outcomes of a batch's entries takes neither the
 * request nor what was counted back.
 */
@Law({1, 3, 10})
public abstract class FaultContract {
  /** No call passes so many places. */
  private static final int MOST = 20_000;

  private static final String SECRET = "hush-message";

  /** What is thrown, a new one each time. */
  public enum Kind {
    EXCEPTION,
    CHECKED,
    CLASS_NOT_FOUND,
    ERROR,
    STACK_OVERFLOW;

    Throwable fault() {
      return switch (this) {
        case EXCEPTION -> new IllegalStateException(SECRET);
        case CHECKED -> new IOException(SECRET);
        case CLASS_NOT_FOUND -> new NoClassDefFoundError(SECRET);
        case ERROR -> new AssertionError(SECRET);
        case STACK_OVERFLOW -> new StackOverflowError(SECRET);
      };
    }
  }

  private final Class<? extends Outgoing> type;
  private final String transport;
  private final Class<?> library;
  private final LogLines log = new LogLines("io.github.baton4j");

  /**
   * @param type a call's class, with a constructor without arguments: a copy of it is made for each copy of Baton
   * @param library a class of the transport's jar
   */
  protected FaultContract(Class<? extends Outgoing> type, String transport, Class<?> library) {
    this.type = type;
    this.transport = transport;
    this.library = library;
  }

  /**
   * What a call counts instead of a failure that Baton knows how to do without; null for none.
   *
   * @param place where it strikes, or the class that is missing
   */
  protected @Nullable String expected(Kind kind, String place) {
    return null;
  }

  @AfterEach
  void disarm() {
    Faults.arm(null);
    log.close();
  }

  private WovenCopy copy(Set<String> refused) {
    return new WovenCopy("io.github.baton4j.", refused, Baton.class, library);
  }

  /** What Baton only hands through fails with Baton as it does without. */
  private static boolean isOurs(String place) {
    return !Faults.isInitialiser(place)
        && !place.endsWith(" > ModifyRequest.request")
        && !place.endsWith(" > Factory.create")
        && !place.contains(".intercept > Chain.")
        && !place.startsWith("HeaderInterceptor.forget"); // of an entry, when all is over
  }

  /** Whether something may have been counted by then: the carrier is as it is to be. */
  private static boolean isCounting(String place) {
    return place.startsWith("BatchInjection.count > ")
        || place.startsWith("Counters.add")
        || place.equals("Policy.counters")
        || place.equals("Injection.outcome")
        || place.equals("Injection.isChange");
  }

  private Outgoing opened(WovenCopy copy) throws Exception {
    Outgoing call = copy.make(type, Outgoing.class);
    call.open();
    call.enter();
    return call;
  }

  private static Map<String, Long> risen(Map<String, Long> before, Outgoing call) {
    Map<String, Long> risen = new TreeMap<>(call.outcomes());
    before.forEach((outcome, count) -> risen.merge(outcome, -count, Long::sum));
    risen.values().removeIf(count -> count == 0);
    return risen;
  }

  /** What came of one call: what was sent or thrown, and what was counted. */
  private record Result(
      @Nullable String sent, @Nullable Throwable thrown, Map<String, Long> risen) {
    static Result of(Outgoing call, Faults.@Nullable Plan plan) {
      Map<String, Long> before = call.outcomes();
      String sent = null;
      Throwable thrown = null;
      Faults.arm(plan);
      try {
        sent = call.call();
      } catch (Throwable e) {
        thrown = e;
      } finally {
        Faults.arm(null);
      }
      return new Result(sent, thrown, FaultContract.risen(before, call));
    }

    boolean isAsMade(String plain, Map<String, Long> outcomes) {
      return thrown == null && plain.equals(sent) && risen.equals(outcomes);
    }

    /** Some of its outcomes counted, the others lost. */
    boolean isPartOf(Result whole) {
      return thrown == null
          && Objects.equals(sent, whole.sent)
          && !risen.isEmpty()
          && whole.risen.entrySet().stream()
              .allMatch(e -> risen.getOrDefault(e.getKey(), 0L) <= e.getValue())
          && whole.risen.keySet().containsAll(risen.keySet());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ERROR")
  void aFaultAnywhereLeavesTheRequestAsItWasMadeAndIsTheOneOutcome(Kind kind) throws Exception {
    List<String> breaches = new ArrayList<>();
    int n = 0;
    try (Outgoing call = opened(copy(Set.of()))) {
      String plain = call.callWithout();
      call.call();
      Result whole = Result.of(call, null);
      for (n = 1; n <= MOST; n++) {
        Faults.Plan plan = Faults.at(n, FaultContract::isOurs, kind::fault);
        Result result = Result.of(call, plan);
        String place = plan.struck();
        if (place == null) {
          assertEquals(whole, result);
          break;
        }
        String instead = expected(kind, place);
        boolean isGood = instead == null
            ? result.isAsMade(plain, Map.of(transport + ": failed", 1L))
                || (isCounting(place) && result.isPartOf(whole))
            : result.thrown == null && result.risen.equals(Map.of(instead, 1L));
        if (!isGood) {
          breaches.add(place + ": " + result + (plain.equals(result.sent) ? " AS MADE" : ""));
        }
      }
    }
    assertEquals("", String.join("\n", breaches));
    assertTrue(n > 3 && n < MOST, "places: " + n);
    if (kind == Kind.STACK_OVERFLOW) {
      assertEquals(List.of(), log.lines()); // for want of a stack to tell it on
    } else {
      assertNothingIsToldBut("failed in " + transport);
    }
  }

  /** Every line is of one kind, there is one of that in a minute, and no value is in any. */
  private void assertNothingIsToldBut(String kind) {
    List<ILoggingEvent> lines = log.lines();
    assertTrue(!lines.isEmpty() && lines.size() <= 2, lines.toString());
    for (ILoggingEvent line : lines) {
      String all = line.getFormattedMessage() + line.getThrowableProxy();
      assertTrue(all.contains(kind) && !all.contains("hush"), all);
    }
  }

  /** A fault that stays, such as a broken class, strikes those who tell of it, too. */
  @Test
  void whenEverythingFailsFromACallOnTheCallGoesOut() throws Exception {
    List<String> breaches = new ArrayList<>();
    int n = 0;
    try (Outgoing call = opened(copy(Set.of()))) {
      String plain = call.callWithout();
      String whole = call.call();
      for (n = 1; n <= MOST; n++) {
        Faults.Plan plan =
            Faults.from(n, place -> isOurs(place) && Faults.isLeaving(place), Kind.ERROR::fault);
        Result result = Result.of(call, plan);
        if (plan.struck() == null) {
          break;
        }
        if (!plain.equals(result.sent) && !whole.equals(result.sent)) {
          breaches.add(plan.struck() + ": " + result);
        }
      }
    }
    assertEquals("", String.join("\n", breaches));
    assertTrue(n > 3 && n < MOST, "places: " + n);
  }

  /** Clients wrap what is thrown, or put it beside what they throw. */
  private static boolean tellsOf(@Nullable Throwable thrown, Throwable fault) {
    if (thrown == null || thrown == fault) {
      return thrown == fault;
    }
    return tellsOf(thrown.getCause(), fault)
        || Arrays.stream(thrown.getSuppressed()).anyMatch(each -> tellsOf(each, fault));
  }

  @Test
  void errorsOfTheVirtualMachineReachTheCallerUncounted() throws Exception {
    try (Outgoing call = opened(copy(Set.of()))) {
      call.call();
      for (int n = 1; n <= MOST; n++) {
        Error fatal = new OutOfMemoryError("not really");
        Faults.Plan plan = Faults.at(n, FaultContract::isOurs, () -> fatal);
        Result result = Result.of(call, plan);
        if (plan.struck() == null) {
          assertTrue(n > 3);
          return;
        }
        assertTrue(tellsOf(result.thrown, fatal), plan.struck() + ": " + result);
        assertTrue(result.risen.isEmpty() || isCounting(plan.struck()), plan.struck());
      }
    }
    throw new AssertionError("it does not end");
  }

  /** Those that are there before a call is made, with the client, Baton and scope, nobody can take away any more. */
  @Test
  void whicheverClassCannotBeLoadedTheCallGoesOut() throws Exception {
    WovenCopy healthy = copy(Set.of());
    Set<String> classes;
    String plain;
    Result whole;
    try (Outgoing call = opened(healthy)) {
      plain = call.callWithout();
      call.outcomes();
      Set<String> before = healthy.asked();
      whole = Result.of(call, null);
      Result.of(call, Faults.at(1, FaultContract::isOurs, Kind.EXCEPTION::fault)); // it is told of
      classes = healthy.asked();
      classes.removeAll(before);
    }
    classes.removeIf(this::isNeeded);
    List<String> breaches = new ArrayList<>();
    for (String refused : classes) {
      try (Outgoing call = opened(copy(Set.of(refused)))) {
        Result result = Result.of(call, null);
        boolean isAsMade = plain.equals(result.sent)
            && result.risen.keySet().equals(Set.of(transport + ": failed"));
        String instead = expected(Kind.CLASS_NOT_FOUND, refused);
        boolean isKnown = result.thrown == null && result.risen.equals(Map.of(instead + "", 1L));
        if (!isAsMade && !isKnown && !result.equals(whole)) {
          breaches.add(refused + ": " + result);
        }
      }
    }
    assertEquals("", String.join("\n", breaches));
    assertTrue(classes.size() > 1, classes.toString());
  }

  /** Whether there is no call to be made without a class. Without the host's own ones there is no host. */
  private boolean isNeeded(String className) {
    return StampCall.class.isAssignableFrom(type)
        ? isDoorOfStamps(className)
        : className.endsWith(".Context$ModifyRequest") || className.endsWith(".Interceptor$Chain");
  }

  /** Whether a class is one of those by which a stamp is called at all, which is by name. */
  private static boolean isDoorOfStamps(String className) {
    return className.endsWith("Injection")
        || className.endsWith(".Incoming")
        || className.endsWith(".Snapshot")
        || className.endsWith("Messages")
        || className.endsWith("Records")
        || className.endsWith(".Payloads")
        || className.startsWith("software.amazon.awssdk.services.");
  }
}

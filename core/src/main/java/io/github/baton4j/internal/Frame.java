// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What an open scope holds: the IDs that are current, the policy that they follow, the fields of this hop, and what the
 * MDC held under our keys before. Frames stack up per thread, linked to the one below.
 *
 * <p>Used by the thread that opened it; {@link #close()} alone may be called from others.
 */
public class Frame implements AutoCloseable {
  private static final String TRANSPORT = "context";
  private static final String MDC_TRANSPORT = "mdc";
  private static final String ELSEWHERE =
      "a scope was closed by another thread than the one that opened it";
  private static final String STILL_OPEN =
      "a scope was still open when the one around it was closed";
  private static final String[] NONE = {};

  /**
   * A cell for the innermost frame. It outlives the frame, so it is of a class of the JDK's: a pooled thread keeps no class
   * loader for it.
   */
  private static final ThreadLocal<@Nullable Object @Nullable []> TOP = new ThreadLocal<>();

  private static volatile @Nullable BiConsumer<Frame, @Nullable String> watch;

  @SuppressWarnings(
      "NullAway.Init") // no object of the front can exist before its classes have set it
  private static Frame front;

  private final Policy policy;
  private final @Nullable Throwable openedAt;

  @Nullable
  Frame parent;

  /** Whether {@link Snapshot#takeBack} is to close it. */
  boolean handed;

  private int depth;

  /** The thread on which it became current; null until then. */
  private @Nullable Thread owner;

  private Snapshot current;

  /** The owner's cell. */
  private @Nullable Object[] cell = NONE;

  /** What this frame shows in the MDC: key, value, key, value … */
  private String[] shown = NONE;

  /** Up to where it has touched what it shows. */
  private int stamped;

  /**
   * What the MDC held before this frame touched it: key, value or null, … up to {@link #savedLength}. Of what was shown, the
   * keys that were not there are left out.
   */
  private @Nullable String[] saved = NONE;

  private int savedLength;

  /** Up to where these are of keys that are hidden; those behind are in the order of what is shown. */
  private int hidden;

  private boolean debugging;

  /** Written by the owner alone. */
  private boolean ended;

  private volatile boolean closedElsewhere;

  /** The policy of a configured object of the front. */
  public static Policy policyOf(Object baton) {
    return (Policy) front.sideOf(baton);
  }

  /** The set in an object of the front that holds IDs. */
  public static Ids idsOf(Object correlationIds) {
    return (Ids) front.sideOf(correlationIds);
  }

  /** The counters that an object of the front reads. */
  public static Counters countersOf(Object outcomes) {
    return (Counters) front.sideOf(outcomes);
  }

  /** Sets the frame of the front's that knows what its objects hold, which their API does not show. */
  protected static void setFront(Frame frame) {
    front = frame;
  }

  /** What an object of the front holds. */
  protected Object sideOf(Object ofFront) {
    return this;
  }

  /** Makes a frame; {@link #push} makes it current. */
  protected Frame(Snapshot current) {
    this.current = current;
    this.policy = current.policy();
    this.openedAt = policy.isStrict() ? new Throwable("the scope was opened here") : null;
  }

  /**
   * For tests: tells of every frame of this JVM from now on, by the thread at work. First, when it becomes current, with an
   * empty text; then, when it is closed, with what is wrong about that, as strict mode says it, or null.
   *
   * @param to throws nothing; null for nobody
   */
  public static void watch(@Nullable BiConsumer<Frame, @Nullable String> to) {
    watch = to;
  }

  /** The innermost open frame of this thread, or null. Frames that another thread closed are cleaned up first. */
  public static @Nullable Frame top() {
    Object[] cell = TOP.get();
    return cell == null ? null : top(cell);
  }

  private static @Nullable Frame top(@Nullable Object[] cell) {
    Frame top = (Frame) cell[0];
    return top != null && top.closedElsewhere ? popTo(top, cell) : top;
  }

  /** Whether this thread's scope belongs to a chain whose debug logs are on. */
  public static boolean isDebugging() {
    Frame top = top();
    return top != null && top.debugging;
  }

  /** What is current in it now. */
  public final Snapshot current() {
    return current;
  }

  /** Whether there is anything in here to inject: not so inside a task that was wrapped where nothing was current. */
  public final boolean isActive() {
    return policy.isEnabled();
  }

  /**
   * Makes this frame current and stamps the MDC; what keeps it from that takes it away again.
   *
   * @param isRoot whether it takes nothing over from the scope around it
   */
  public final void push(boolean isRoot) {
    try {
      becomeCurrent(isRoot);
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  /** Keys of the frame below that this one does not show are hidden. */
  private void becomeCurrent(boolean isRoot) {
    Object[] mine = TOP.get();
    if (mine == null) {
      mine = new Object[1];
      TOP.set(mine);
    }
    cell = mine;
    parent = top(mine);
    if (parent != null) {
      depth = parent.depth;
      current = isRoot ? current : current.inside(parent.current);
    }
    depth++;
    shown = current.shown();
    debugging = current.isDebug();
    owner = Thread.currentThread();
    // First: whatever stops the stamping half-way, the scope around can undo it.
    mine[0] = this;
    tell("");
    if (parent != null) {
      hide(parent.shown);
    }
    hidden = savedLength;
    while (stamped < shown.length) {
      touch(shown[stamped]);
      stamped += 2;
      setMdc(shown[stamped - 2], shown[stamped - 1]);
    }
  }

  private void hide(String[] below) {
    // What is shown again is mostly as far behind what was shown as the one before it.
    int shift = 0;
    for (int i = 0; i < below.length; i += 2) {
      String key = below[i];
      int at = i + shift;
      if (at >= shown.length || !key.equals(shown[at])) {
        at = Ids.indexOf(shown, shown.length, key);
        if (at < 0) {
          keep(key, mdc(key));
          setMdc(key, null);
        } else {
          shift = at - i;
        }
      }
    }
  }

  /** Stamps the MDC once more, where the user's code may have cleared it. */
  public final void stampAgain() {
    for (int i = 0; i < shown.length; i += 2) {
      setMdc(shown[i], shown[i + 1]);
    }
  }

  /** What this frame shows in the MDC: key, value, key, value … Not to be changed. */
  public final String[] shown() {
    return shown;
  }

  /** Before a key of the MDC is set for the first time. */
  private void touch(String key) {
    String before = mdc(key);
    if (before != null) {
      keep(key, before);
    }
  }

  private void keep(String key, @Nullable String before) {
    if (savedLength == saved.length) {
      saved = Arrays.copyOf(saved, saved.length + 8);
    }
    saved[savedLength] = key;
    saved[savedLength + 1] = before;
    savedLength += 2;
  }

  /**
   * Sets one value in the innermost scope of this thread, visible on the next log line and on the next hop. Never throws;
   * what is refused is counted and warned of.
   */
  public static void putOnTop(@Nullable String name, @Nullable String value) {
    Frame top = top();
    if (top == null || !top.isActive()) {
      Counters.SCOPELESS.add(TRANSPORT, Outcome.NO_SCOPE);
      return;
    }
    Policy policy = top.policy;
    try {
      if (!top.put(name, value)) {
        policy.counters().add(TRANSPORT, Outcome.REJECTED);
        String shown = Names.canonical(name);
        Guard.warn(
            "put",
            "Baton refused to put " + (shown == null ? "a name" : shown)
                + ": names begin with " + policy.prefix()
                + " or are configured, values are 1 to 256 printable ASCII characters");
      }
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), TRANSPORT, e);
    }
  }

  /** Whether the name and the value were accepted. */
  private boolean put(@Nullable String rawName, @Nullable String value) {
    String name = policy.taken(rawName);
    if (name == null || value == null) {
      return false;
    }
    Snapshot next = current.put(name, value);
    if (next == null) {
      return false;
    }
    current = next;
    debugging = current.isDebug();
    String key = current.shownKey(name);
    if (key != null) {
      show(key, Ids.indexOf(shown, shown.length, key), Snapshot.shownValue(name, value));
    }
    return true;
  }

  /**
   * Shows one value more, or another one.
   *
   * @param at the key's place in what is shown; negative when it has none
   */
  private void show(String key, int at, String text) {
    // An MDC may itself put while it is stamped: what has its turn yet is left to that.
    boolean comes = stamped < shown.length && (at < 0 || at >= stamped);
    if (!comes && at < 0 && Ids.indexOf(saved, savedLength, key) < 0) {
      touch(key);
    }
    shown = Ids.merged(shown, new String[] {key, text});
    if (!comes) {
      stamped = at < 0 ? shown.length : stamped;
      setMdc(key, text);
    }
  }

  /**
   * Puts back exactly what was current, and what the MDC held, before this frame. Scopes that are still open inside it
   * end with it. Once closed, closing again does nothing. Called from another thread it only marks the frame: the owner
   * cleans up at its next access.
   *
   * @throws IllegalStateException in strict mode only, on a misuse, after everything was put back
   */
  @Override
  public final void close() {
    if (owner == null) {
      return; // it never became current, so there is nothing to put back
    }
    boolean isOwner = Thread.currentThread() == owner;
    if (ended || closedElsewhere) {
      if (isOwner) {
        top(cell); // another thread may have been first, and it could not clean up
      }
      return;
    }
    if (!isOwner) {
      closedElsewhere = true;
      policy.counters().add(TRANSPORT, Outcome.CLOSED_ELSEWHERE);
      tell(ELSEWHERE);
      complain(ELSEWHERE, this);
      return;
    }
    Frame culprit = null;
    int inside = 0;
    Frame f = (Frame) cell[0];
    while (f != null && f != this) {
      if (!f.closedElsewhere) {
        culprit = f;
        inside++;
      }
      f = f.parent;
    }
    if (f == null) {
      return; // the stack ended before it became current: those that were met are the ones around
    }
    for (int i = 0; i < inside; i++) {
      policy.counters().add(TRANSPORT, Outcome.NEVER_CLOSED);
    }
    popTo(parent, cell);
    if (culprit != null) {
      complain(STILL_OPEN, culprit);
    }
  }

  private void complain(String what, Frame culprit) {
    if (policy.isStrict()) {
      throw new IllegalStateException(what, culprit.openedAt);
    }
  }

  /** In production a look at a field and no more. */
  private void tell(@Nullable String what) {
    BiConsumer<Frame, @Nullable String> to = watch;
    if (to != null) {
      to.accept(this, what);
    }
  }

  /**
   * Restores and removes every frame above {@code stop}, then those below it that another thread has closed.
   *
   * @return the frame that is on top now
   */
  private static @Nullable Frame popTo(@Nullable Frame stop, @Nullable Object[] cell) {
    int depth = stop == null ? 0 : stop.depth;
    Frame f = (Frame) cell[0];
    while (f != null && (f.depth > depth || f.closedElsewhere)) {
      f.tell(f.closedElsewhere || f.parent == stop ? null : STILL_OPEN);
      f.ended = true;
      // Before the MDC is touched, which may look at the context itself.
      cell[0] = f.parent;
      f.restore();
      f = (Frame) cell[0];
    }
    return f;
  }

  private void restore() {
    int next = hidden;
    for (int i = 0; i < stamped; i += 2) {
      if (next < savedLength && shown[i].equals(saved[next])) {
        next += 2; // is put back below, as is what has been hidden and is shown since
      } else {
        setMdc(shown[i], null);
      }
    }
    for (int i = 0; i < savedLength; i += 2) {
      String key = saved[i];
      if (key != null) {
        setMdc(key, saved[i + 1]);
      }
    }
    stamped = 0;
    savedLength = 0;
  }

  /** The MDC, behind the guard: an adapter that throws costs the log line its fields and nothing else. */
  private @Nullable String mdc(String key) {
    try {
      return MDC.get(key);
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), MDC_TRANSPORT, e);
      return null;
    }
  }

  /** Sets a key, or removes it when the value is null. */
  private void setMdc(String key, @Nullable String value) {
    try {
      if (value == null) {
        MDC.remove(key);
      } else {
        MDC.put(key, value);
      }
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), MDC_TRANSPORT, e);
    }
  }
}

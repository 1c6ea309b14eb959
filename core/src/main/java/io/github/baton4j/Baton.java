// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.HttpDestination;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Snapshot;
import io.github.baton4j.transport.Received;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Captures correlation IDs from what comes in and makes them current. The one configured object: which names travel, what
 * is accepted, where IDs may go, how they show in the MDC.
 *
 * <pre>{@code
 * private static final Baton BATON = Baton.create();
 *
 * BATON.run(SqsMessages.incoming(message), () -> work(message));
 * }</pre>
 *
 * <p>An open scope carries its Baton: {@link CorrelationContext#put}, the interceptors and the hand-off between threads
 * follow the policy of the scope that is open on the thread, so nothing else needs to be given this object.
 *
 * <p>Immutable, safe for use by any number of threads; make one and keep it. None of these methods throws for what came
 * in or for the state of the logs: a fault is swallowed, counted in {@link #outcomes()} and warned of once a minute.
 *
 * <p>Cost: {@link #create} reads the environment anew each time. A scope with four keys in logback's MDC, opened and closed, takes
 * 1.6 to 2.5 times what the keys alone take by hand (benchmarks/RESULTS.md, ScopeOpen).
 *
 * @since 0.1.0
 */
public final class Baton {
  static {
    OpenScope.lead();
  }

  private static final String[] NONE = {};

  private final Policy policy;

  /** Made when somebody asks; two threads may both make one. */
  private @Nullable Outcomes outcomes;

  private Baton(Policy policy) {
    this.policy = policy;
  }

  /**
   * A Baton by the system properties {@code baton.*}, the variables {@code BATON_*} and the defaults.
   *
   * @return one that is configured, never null
   */
  public static Baton create() {
    return of(Map.of());
  }

  private static Baton of(Map<String, ?> settings) {
    prepareLog();
    return new Baton(Policy.of(settings));
  }

  /**
   * Has SLF4J make itself ready on this thread. Where the first lines of several threads have it do so, all lines but one
   * thread's are kept back, and are written without their IDs.
   */
  private static void prepareLog() {
    try {
      LoggerFactory.getILoggerFactory();
    } catch (Throwable e) {
      // A binding that cannot be made is the user's to hear of, from his own first line.
      Guard.rethrowFatal(e);
    }
  }

  /**
   * A builder, which starts from the environment.
   *
   * @return a builder with nothing set
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads the IDs of something that came in. Pure: nothing is opened or changed, nothing is thrown.
   *
   * <p>The result always has {@code x-correlation-id} (the one that came in, else the thing's own ID, else a random
   * one), {@code call-chain-length} and {@code debug-log-enabled}; switched off by {@code BATON_ENABLED=false} it is empty.
   *
   * @param incoming what came in; null is as good as one without any field, over the edge
   * @return what came in, completed
   */
  public CorrelationIds capture(@Nullable Incoming incoming) {
    return policy.isEnabled()
        ? CorrelationIds.of(Capture.capture(policy, incoming))
        : CorrelationIds.empty();
  }

  /**
   * Captures, and makes the IDs current on this thread until the scope is closed. IDs of a scope around it are hidden
   * meanwhile; its fields of this hop, such as the request ID, stay on the log lines.
   *
   * @param incoming what came in; null is as good as one without any field, over the edge
   * @return to be closed by this thread, best by {@code try}-with-resources
   */
  public Scope open(@Nullable Incoming incoming) {
    if (!policy.isEnabled()) {
      return OpenScope.NOOP;
    }
    String[] local = Capture.localFields(policy, incoming);
    Ids ids = Capture.capture(policy, incoming);
    if (incoming instanceof Received root && root.isRoot()) {
      return open(new Snapshot(policy, ids, local, root.isBatch()), true, root.recordsFollow());
    }
    return open(new Snapshot(policy, ids, local, false), false, false);
  }

  /**
   * Makes given IDs current on this thread until the scope is closed. What a chain needs and they lack is added: a fresh
   * {@code x-correlation-id}, {@code call-chain-length}, {@code debug-log-enabled}. Names that may not travel are
   * dropped and counted.
   *
   * @param ids null is as good as none
   * @return to be closed by this thread, best by {@code try}-with-resources
   */
  public Scope open(@Nullable CorrelationIds ids) {
    if (!policy.isEnabled()) {
      return OpenScope.NOOP;
    }
    Ids all = Capture.completed(policy, ids == null ? Ids.EMPTY : ids.ids());
    return open(new Snapshot(policy, all, NONE, false), false, false);
  }

  private static Scope open(Snapshot current, boolean isRoot, boolean recordsFollow) {
    OpenScope scope = new OpenScope(current);
    try {
      scope.push(isRoot);
      if (!recordsFollow) {
        current.warnOfLoop(); // in here, so that the line bears the ID
      }
      return scope;
    } catch (Throwable e) {
      Guard.swallow(current.policy().counters(), "context", e);
      return OpenScope.NOOP;
    }
  }

  /**
   * Runs a task in the scope of something that came in. What it throws goes to the caller as it is.
   *
   * @param incoming what came in; null is as good as one without any field, over the edge
   * @param task run once, on this thread
   */
  public void run(@Nullable Incoming incoming, Runnable task) {
    Scope scope = open(incoming);
    try (scope) {
      task.run();
    }
  }

  /**
   * Calls a task in the scope of something that came in.
   *
   * @param <T> what the task returns
   * @param incoming what came in; null is as good as one without any field, over the edge
   * @param task called once, on this thread
   * @return what the task returns
   * @throws Exception what the task throws, as it is
   */
  public <T extends @Nullable Object> T call(@Nullable Incoming incoming, Callable<T> task)
      throws Exception {
    Scope scope = open(incoming);
    try (scope) {
      return task.call();
    }
  }

  /**
   * The headers by which the current IDs go to a URI, for HTTP clients without an interceptor of ours, and for WebSockets.
   * Empty when no scope is open, for a presigned URL, and for a host that is not allowed. Without a list of allowed hosts
   * every host is, for all but the sensitive IDs: give these headers to one request, and see that your client does not
   * follow redirects to other hosts with them.
   *
   * <p>Like an interceptor, it follows the policy of the open scope.
   *
   * @param uri where the request goes; null, or one without a host, gets nothing
   * @return unmodifiable, name → value in the order of importance, within 4 KB
   */
  public Map<String, String> headers(@Nullable URI uri) {
    try {
      return HttpDestination.headers(uri, policy);
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), HttpDestination.TRANSPORT, e);
      return Map.of();
    }
  }

  /**
   * What happened so far.
   *
   * @return a live view, whose counts are those of the moment they are asked for
   */
  public Outcomes outcomes() {
    Outcomes made = outcomes;
    if (made == null) {
      made = new Outcomes(policy.counters());
      outcomes = made;
    }
    return made;
  }

  @Override
  public String toString() {
    return "Baton(".concat(policy.prefix()).concat(policy.isEnabled() ? "*)" : "*, switched off)");
  }

  Policy policy() {
    return policy;
  }

  /**
   * Configures a {@link Baton}. What is set here wins over the system property {@code baton.<setting>}, that over the
   * variable {@code BATON_<SETTING>}, that over the default; lists have commas there. {@code BATON_ENABLED=false} beats
   * everything. A wrong value in the environment is warned of and its default stands; of a list the right elements count, where no
   * host of {@code allowHosts} is right none is allowed, and {@code refuseHttp} refuses unless it is {@code false}.
   *
   * <p>Can be used again after {@link #build}, which copies. Not for use by several threads at once.
   *
   * <pre>{@code
   * Baton baton = Baton.builder()
   *     .sensitive("x-correlation-user-id")
   *     .allowHosts("*.example.com")
   *     .build();
   * }</pre>
   *
   * <p>The methods that set something throw nothing; what is wrong, null included, fails {@link #build}. Cost: that of {@code build},
   * which reads the environment, once for each Baton.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final Map<String, @Nullable Object> settings = new LinkedHashMap<>();

    private Builder() {}

    /**
     * The prefix of names that travel, by default {@code x-correlation-}. {@code x-correlation-id} itself travels in any
     * case. {@code baton.prefix}, {@code BATON_PREFIX}.
     *
     * @param prefix 1 to 32 of {@code [a-z0-9_.-]}, no leading, trailing or double dot; another fails {@link #build}
     * @return this builder
     */
    public Builder prefix(String prefix) {
      return set("prefix", prefix);
    }

    /**
     * Further names that travel, exact but for case; {@code baggage} is passed on only when it is named here.
     * {@code BATON_NAMES}. Adds to earlier calls.
     *
     * @param names whole names, without wildcards
     * @return this builder
     */
    public Builder names(String... names) {
      return add("names", names);
    }

    /**
     * Names that {@link CorrelationContext#put} takes for this hop's log lines only: never sent, and ignored when they
     * come in. {@code BATON_LOCAL}. Adds to earlier calls.
     *
     * @param names whole names, without wildcards
     * @return this builder
     */
    public Builder local(String... names) {
      return add("local", names);
    }

    /**
     * Names that travel to AWS service calls through the SDK and to {@linkplain #allowHosts listed hosts}, nowhere else.
     * {@code BATON_SENSITIVE}. Adds to earlier calls.
     *
     * @param names whole names, without wildcards
     * @return this builder
     */
    public Builder sensitive(String... names) {
      return add("sensitive", names);
    }

    /**
     * The MDC key of a name, which by default is the name; of one that is known by its prefix alone, with {@code _} for each
     * dot, since encoders read a dot as nesting. Two names on one key fail {@link #build}. {@code BATON_MDC_NAME}, as
     * {@code name=key,name=key}.
     *
     * @param name the ID's or field's name
     * @param key the MDC key that it has instead
     * @return this builder
     */
    public Builder mdcName(String name, String key) {
      Object present = settings.get("mdcName");
      Map<Object, Object> all = new LinkedHashMap<>();
      if (present instanceof Map<?, ?> before) {
        all.putAll(before);
      }
      all.put(name, key);
      settings.put("mdcName", all);
      return this;
    }

    /**
     * Whether names show in the MDC in lower case with underscores, {@code x_correlation_id}, {@code aws_request_id},
     * {@code message_id}: for tools in which a hyphen has to be quoted. By default as they are on the wire, so that one query
     * finds the lines of Node services as well. A {@link #mdcName} stands as it is. Of two names that differ in nothing but
     * {@code -}, {@code .} and {@code _} a known one is shown, of others the first in ASCII. {@code BATON_MDC_SNAKE_CASE}.
     *
     * @param snakeCase true for underscores
     * @return this builder
     */
    public Builder mdcSnakeCase(boolean snakeCase) {
      return set("mdcSnakeCase", snakeCase);
    }

    /**
     * Names that do not show in the MDC. {@code tracestate} and {@code baggage} do not unless they have an
     * {@link #mdcName}. {@code BATON_MDC_OMIT}. Adds to earlier calls.
     *
     * @param names whole names, without wildcards
     * @return this builder
     */
    public Builder mdcOmit(String... names) {
      return add("mdcOmit", names);
    }

    /**
     * The only hosts that HTTP calls take IDs to: {@code example.com}, {@code *.example.com} (all below it), either with
     * {@code :port}. An empty list allows none. Without this, IDs that are not sensitive go to the host that is called
     * and to none that it redirects to. {@code BATON_ALLOW_HOSTS}. Adds to earlier calls.
     *
     * @param patterns hosts in the forms above; one of another form fails {@link #build}
     * @return this builder
     */
    public Builder allowHosts(String... patterns) {
      return add("allowHosts", patterns);
    }

    /**
     * Queues, topics and streams that get no IDs, by name, ARN or URL; the last part of it, the name, is compared.
     * {@code BATON_EXCLUDE}. Adds to earlier calls.
     *
     * @param targets names, ARNs or URLs, without wildcards
     * @return this builder
     */
    public Builder exclude(String... targets) {
      return add("exclude", targets);
    }

    /**
     * How much room IDs may take. {@code BATON_HTTP_HEADER_BYTES}, {@code BATON_MESSAGE_BYTES},
     * {@code BATON_KINESIS_RECORD_BYTES}.
     *
     * @param limits taken over as they are
     * @return this builder
     */
    public Builder limits(Limits limits) {
      if (limits == null) {
        return set("limits", null);
      }
      set("httpHeaderBytes", limits.httpHeaderBytes());
      set("messageBytes", limits.messageBytes());
      return set("kinesisRecordBytes", limits.kinesisRecordBytes());
    }

    /**
     * The share of chains starting here that have {@code debug-log-enabled} set, 0 (the default) to 1. Decided by the ID, so
     * that whoever decides again, from a restored snapshot, too, decides alike. {@code BATON_DEBUG_RATE}.
     *
     * @param rate 0 to 1; another number fails {@link #build}
     * @return this builder
     */
    public Builder debugRate(double rate) {
      return set("debugRate", rate);
    }

    /**
     * What is mixed into the ID by which {@link #debugRate} decides; the same in all services of a chain. Without it whoever
     * may choose an ID can choose one that has debug logs. Never shown. {@code BATON_DEBUG_SALT}.
     *
     * @param salt a secret of the services of a chain
     * @return this builder
     */
    public Builder debugSalt(String salt) {
      return set("debugSalt", salt);
    }

    /**
     * Whether HTTP callers are trusted like queues are: services behind the edge. By default not: their IDs are taken in a
     * narrow alphabet, their chain length and debug flag are ignored. {@code BATON_TRUST_HTTP}.
     *
     * @param trust true to take what HTTP callers send as from a queue
     * @return this builder
     */
    public Builder trustHttp(boolean trust) {
      return set("trustHttp", trust);
    }

    /**
     * Whether no ID of an HTTP caller is taken at all; a random one is made. {@code BATON_REFUSE_HTTP}.
     *
     * @param refuse true to take no ID from HTTP callers
     * @return this builder
     */
    public Builder refuseHttp(boolean refuse) {
      return set("refuseHttp", refuse);
    }

    /**
     * Whether the answer to an HTTP request bears {@code x-correlation-id} as a header, where it has none: that of a function
     * behind API Gateway or a load balancer, as one of AWS's classes or as a map with {@code statusCode}, and that of a servlet.
     * By default not. {@code BATON_RESPOND_WITH_ID}.
     *
     * @param respond true to add the header
     * @return this builder
     */
    public Builder respondWithId(boolean respond) {
      return set("respondWithId", respond);
    }

    /**
     * Whether W3C {@code traceparent} and {@code tracestate} are passed on, by default so. {@code BATON_W3C}.
     *
     * @param passOn false to leave both headers to others
     * @return this builder
     */
    public Builder w3c(boolean passOn) {
      return set("w3c", passOn);
    }

    /**
     * How many hops a chain may have before it is warned of as a likely loop, by default 50. {@code BATON_MAX_CHAIN_LENGTH}.
     *
     * @param hops 1 or more; another number fails {@link #build}
     * @return this builder
     */
    public Builder maxChainLength(int hops) {
      return set("maxChainLength", hops);
    }

    /**
     * Makes the {@code x-correlation-id} where nothing else gives one; by default a random UUID, as it is when this throws
     * or gives what is no valid ID. Called by any thread, several at once.
     *
     * @param generator asked once for each ID that is made
     * @return this builder
     */
    public Builder idGenerator(Supplier<String> generator) {
      return set("idGenerator", generator);
    }

    /**
     * For tests: closing a scope on another thread, or one that has others open inside it, throws an
     * IllegalStateException whose cause shows where the culprit was opened. {@code BATON_STRICT}.
     *
     * @param strict true in tests
     * @return this builder
     */
    public Builder strict(boolean strict) {
      return set("strict", strict);
    }

    private Builder set(String setting, @Nullable Object value) {
      settings.put(setting, value);
      return this;
    }

    private Builder add(String setting, String... values) {
      Object present = settings.get(setting);
      List<Object> all = new ArrayList<>();
      if (present instanceof Collection<?> before) {
        all.addAll(before);
      }
      if (values == null) {
        all.add(null);
      } else {
        for (String value : values) {
          all.add(value);
        }
      }
      settings.put(setting, all);
      return this;
    }

    /**
     * Builds, having read the environment.
     *
     * @return one that is configured; this builder can be changed and used again
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public Baton build() {
      return of(settings);
    }
  }
}

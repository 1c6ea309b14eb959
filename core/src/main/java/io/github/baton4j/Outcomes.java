// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Counters;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often what happened: every capture and injection has one outcome, counted per transport ({@code http},
 * {@code sqs}, {@code context} …). Nothing that Baton swallows or leaves out is invisible here.
 *
 * <pre>{@code
 * long refused = baton.outcomes().count("sqs", "no room for id");
 * }</pre>
 *
 * <p>The outcomes of injection: {@code injected}, {@code stamped} (by hand), {@code complete already}, {@code other chain}, {@code no room} (some
 * IDs left out for their number), {@code too large} (for their size), {@code no room for id} (not even
 * {@code x-correlation-id}), {@code not plain} (some that a topic's filter policies could not compare), {@code not an object}
 * (a payload that is not one JSON object), {@code batch scope}, {@code no scope}, {@code nothing to send}, {@code excluded},
 * {@code host not allowed}, {@code presigned}, {@code not injectable}, {@code asked} (ReceiveMessage), {@code failed}. Of
 * capture: {@code captured}, {@code fallback}, {@code generated}, and beside it {@code rejected} for each name or value
 * that was dropped, and {@code loop}. Of the context: {@code rejected}, {@code no scope}, {@code closed elsewhere},
 * {@code never closed}.
 *
 * <p>Counts are of this Baton's own since it was built, together with those of what ran in this JVM outside any scope and
 * with no Baton given. Safe for use by any number of threads.
 *
 * <p>Nothing here throws but for a null. Cost: to count is to raise a number in a table; reading adds up two tables.
 *
 * @since 0.1.0
 */
public final class Outcomes {
  private final Counters own;

  Outcomes(Counters own) {
    this.own = own;
  }

  Counters own() {
    return own;
  }

  /**
   * How often an outcome happened in a transport; 0 for one that is not known.
   *
   * @param transport {@code http}, {@code sqs} and the like, or what an {@link Incoming} of your own says
   * @param outcome its text, where case does not count and {@code -} or {@code _} may stand for a space
   * @return 0 or more, since this Baton was built
   */
  public long count(String transport, String outcome) {
    return own.count(transport, outcome) + Counters.SCOPELESS.count(transport, outcome);
  }

  /**
   * Reads every count that is not zero, each once.
   *
   * @param reader called once for each
   */
  public void forEach(Reader reader) {
    Set<String> transports = new TreeSet<>(own.transports());
    transports.addAll(Counters.SCOPELESS.transports());
    for (String transport : transports) {
      for (String outcome : Counters.outcomes()) {
        long count = count(transport, outcome);
        if (count != 0) {
          reader.read(transport, outcome, count);
        }
      }
    }
  }

  /**
   * Takes the counts of {@link Outcomes#forEach}, one by one.
   *
   * <pre>{@code
   * baton.outcomes().forEach((transport, outcome, count) ->
   *     log.info("{} {} {}", transport, outcome, count));
   * }</pre>
   *
   * <p>Called on the thread that asks. What it throws ends the reading, and goes to who asked. Cost: a call for each count that
   * is not zero.
   *
   * @since 0.1.0
   */
  @FunctionalInterface
  public interface Reader {
    /**
     * Called on the thread that called {@link Outcomes#forEach}; what it throws goes to its caller.
     *
     * @param transport what it happened in
     * @param outcome what happened, as its text has it
     * @param count how often, 1 or more
     */
    void read(String transport, String outcome, long count);
  }
}

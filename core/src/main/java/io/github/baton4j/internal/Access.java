// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

/** The way from the front's objects, whose API shows no engine, to what they hold. Set once, by their classes. */
public abstract class Access {
  @SuppressWarnings("NullAway.Init") // no object of the front can exist before its class has set it
  private static Access instance;

  public static void set(Access access) {
    instance = access;
  }

  /** The policy of a configured object. */
  public static Policy policyOf(Object baton) {
    return instance.policy(baton);
  }

  /** The set in an object of the front that holds IDs. */
  public static Ids idsOf(Object correlationIds) {
    return instance.ids(correlationIds);
  }

  /** The counters that an object of the front reads. */
  public static Counters countersOf(Object outcomes) {
    return instance.counters(outcomes);
  }

  protected abstract Policy policy(Object baton);

  protected abstract Ids ids(Object correlationIds);

  protected abstract Counters counters(Object outcomes);
}

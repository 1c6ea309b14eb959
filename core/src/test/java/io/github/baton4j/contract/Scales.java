// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.util.List;

/** How a service weighs and counts, from scratch each time. */
public interface Scales {
  /** The size of a carrier in bytes, counting all that the service may count. */
  long most(Load load);

  /** Whether nobody may object that one carrier has grown. */
  boolean mayBecome(Load before, Load after);

  /** Whether nobody may object that a request has grown. */
  boolean mayBecome(List<Load> before, List<Load> after);

  /** Whether there is a place for one more field. */
  default boolean hasPlace(Load load, boolean forId) {
    return true;
  }

  default boolean takesName(String name) {
    return true;
  }

  default boolean takesValue(String value) {
    return true;
  }

  /** A carrier with one more ID, at the place where new ones go. */
  default Load added(Load load, String name, String value, int addedBefore) {
    return load.with(Load.Field.text(name, value));
  }

  /** A carrier whose chain length under this name is raised. */
  default Load raised(Load load, Load.Field field, String value) {
    return load.replaced(new Load.Field(field.name(), field.type(), value, field.binary()));
  }

  /** Whether what grows from one size to another goes over a limit that it had kept to. */
  static boolean crosses(long limit, long before, long after) {
    return before <= limit && after > limit;
  }
}

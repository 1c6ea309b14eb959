// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.junit.StrictScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test as somebody pastes it from a page, for {@code StrictScopesTest} to run. */
@ExtendWith(StrictScopes.class)
@SuppressWarnings("DefaultPackage")
class OfNoPackage {
  private final Baton baton = Baton.create();

  @Test
  void neverClosed() {
    baton.open(CorrelationIds.of("order-1"));
  }
}

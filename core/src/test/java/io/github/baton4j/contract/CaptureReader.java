// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import io.github.baton4j.Baton;
import java.util.List;
import java.util.Set;

/** A Baton that captures, and how it is set. */
record CaptureReader(
    Baton baton, boolean trusts, boolean refuses, boolean w3c, boolean debugs, Set<String> more) {
  /** As it comes; one that believes everybody and asks for more; one that believes nobody. */
  static final List<CaptureReader> ALL = List.of(
      new CaptureReader(Baton.builder().build(), false, false, true, false, Set.of()),
      new CaptureReader(
          Baton.builder()
              .trustHttp(true)
              .names("baggage", "tenant")
              .debugRate(1)
              .build(),
          true,
          false,
          true,
          true,
          Set.of("baggage", "tenant")),
      new CaptureReader(
          Baton.builder().refuseHttp(true).w3c(false).build(),
          false,
          true,
          false,
          false,
          Set.of()));
}

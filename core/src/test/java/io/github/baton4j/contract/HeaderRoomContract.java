// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Law 4 for HTTP headers: what Baton adds to a request has names, values and four bytes for each within 4 KB, or what is set.
 *
 * @param <C> the carrier's class
 */
@Law(4)
public abstract class HeaderRoomContract<C> extends RoomContract<C> {
  private static final int OWN = 4096;

  /** Enough to be left out in part, each of another size. */
  private static CorrelationIds many() {
    CorrelationIds ids =
        CorrelationIds.of("c-1").with("call-chain-length", "12").with("debug-log-enabled", "true");
    for (int i = 0; i < 20; i++) {
      ids = ids.with("x-correlation-" + (char) ('a' + i), "v".repeat(256 - i));
    }
    return ids;
  }

  @Override
  public String transport() {
    return "http";
  }

  @Override
  public Baton baton(int setting) {
    return Baton.builder().limits(Limits.defaults().httpHeaderBytes(setting)).build();
  }

  @Override
  public Scales scales(int setting) {
    return new HeaderScales(setting < 0 ? OWN : setting);
  }

  @Override
  public List<Limit> limits() {
    return List.of(Limit.own(OWN), Limit.set(20), Limit.set(23), Limit.set(100), Limit.set(900));
  }

  @Override
  public boolean hasTypes() {
    return false;
  }

  /** What there is to send is made as large as the limit, since what is there does not count. */
  @Override
  public CorrelationIds idsFor(CorrelationIds ids, Limit limit) {
    return limit.setting() < 0 ? many() : ids;
  }

  private static int bytes(CorrelationIds ids, int first) {
    return ids.asMap().entrySet().stream()
        .limit(first)
        .mapToInt(id -> id.getKey().length() + 2 + id.getValue().length() + 2)
        .sum();
  }

  private void fill(CorrelationIds ids, Baton baton, int expected) throws Exception {
    Counts counts = new Counts(baton, transport());
    C sent;
    try (Scope scope = baton.open(ids)) {
      sent = through(carriers(List.of(Load.of("x"))), ids).get(0);
    }
    assertIs(filled(scales(-1), Load.of("x"), ids, expected), 0, sent, "IDs " + expected);
    int all = ids.asMap().size();
    String part = expected == 0 ? "no room for id" : "too large";
    assertEquals(Map.of(expected == all ? "injected" : part, 1L), counts.risen());
  }

  @Override
  @Test
  protected void aCarrierIsFilledToEachLimitAndNotAByteFurther() throws Exception {
    CorrelationIds ids = many();
    for (int fitting = 1; fitting <= ids.asMap().size(); fitting++) {
      int bytes = bytes(ids, fitting);
      fill(ids, baton(bytes + 1), fitting);
      fill(ids, baton(bytes), fitting);
      fill(ids, baton(bytes - 1), fitting - 1);
    }
  }

  /** 4,096 bytes, to which the last value is cut. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void unlessItIsSetTheLimitIsFourKilobytes(int spare) throws Exception {
    List<String> names = new ArrayList<>(many().asMap().keySet());
    CorrelationIds ids =
        CorrelationIds.of("c-1").with("call-chain-length", "12").with("debug-log-enabled", "true");
    int last = 3;
    while (bytes(ids, 99) + 2 * 280 < OWN) {
      ids = ids.with(names.get(last++), "v".repeat(256));
    }
    for (int more = 0; more < 2; more++) {
      int left = OWN - spare - bytes(ids, 99) - names.get(last).length() - 4;
      int length = more == 0 ? left / 2 - 20 : left;
      ids = ids.with(names.get(last++), "v".repeat(length));
    }
    int all = ids.asMap().size();
    assertEquals(OWN - spare, bytes(ids, 99));
    fill(ids, Baton.builder().build(), spare < 0 ? all - 1 : all);
  }

  @Test
  void withNoBytesAtAllNothingGoes() throws Exception {
    fill(many(), baton(0), 0);
  }

  private record HeaderScales(long limit) implements Scales {
    @Override
    public long most(Load load) {
      return load.fields().stream()
          .mapToInt(field -> field.name().length() + 2 + field.text().length() + 2)
          .sum();
    }

    @Override
    public boolean mayBecome(Load before, Load after) {
      return most(after) - most(before) <= limit;
    }

    @Override
    public boolean mayBecome(List<Load> before, List<Load> after) {
      return true;
    }
  }
}

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDocsTest {
  private static final String SHOP = """
      package shop;

      /**
       * Sells {@code things} → to
       * {@link shop.Buyer#name buyers} and {@link java.util.List}. More of it.
       *
       * @since 1.2
       */
      public class Shop {
        /** Closed. */
        public Shop(String name) {
          java.util.Objects.requireNonNull(name);
          Runnable later = () -> { throw new IllegalStateException(); };
        }

        /**
         * Sells.
         *
         * @param what is sold
         * @throws IllegalArgumentException of nothing
         */
        public int sell(String what) throws java.io.IOException {
          if (what.isEmpty()) {
            throw new IllegalArgumentException();
          }
          return 1;
        }

        @Override
        public String toString() { return ""; }

        private void secret() {}

        public interface Door {
          void open();
        }

        static class Hidden {
          public void no() {}
        }
      }
      """;

  @TempDir
  Path folder;

  @Test
  void publicTypesAndMembersAreToldOfWithTheirWords() throws IOException {
    Files.writeString(folder.resolve("Shop.java"), SHOP);
    List<ApiDocs.Type> types = ApiDocs.below(folder);
    assertEquals(
        List.of("shop.Shop", "shop.Shop.Door"),
        types.stream().map(ApiDocs.Type::name).toList());
    ApiDocs.Type shop = types.get(0);
    assertEquals("Sells `things` → to buyers and `List`.", shop.doc().firstAsMarkdown());
    assertTrue(shop.doc().body().endsWith("More of it."), shop.doc().body());
    assertEquals(List.of("1.2"), shop.doc().since());
    assertEquals(
        List.of("<init>(1)", "sell(1)", "toString(0)"),
        shop.methods().stream().map(ApiDocs.Method::name).toList());
    assertEquals(Set.of("NullPointerException"), shop.methods().get(0).thrown());
    assertEquals(
        Set.of("IOException", "IllegalArgumentException"), shop.methods().get(1).thrown());
    assertEquals(
        List.of("IllegalArgumentException"), shop.methods().get(1).doc().throwing());
    assertEquals(List.of("what"), shop.methods().get(1).doc().parameters());
    assertTrue(shop.methods().get(2).isOverriding());
    assertEquals("Shop.Door", types.get(1).simpleName());
    assertEquals("shop", types.get(1).packageName());
    assertEquals("", types.get(1).doc().first());
  }
}

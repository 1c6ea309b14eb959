// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicApiTest {
  private static final ClassPath JSPECIFY = ClassPath.ofThisJvm().only("jspecify");

  @TempDir
  Path folder;

  private PublicApi api(String... sources) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      String file = source.startsWith("@")
          ? "package-info"
          : source.replaceFirst("(?s).*?(?:class|interface|enum|record) (\\w+).*", "$1");
      Path own = Files.createDirectories(folder.resolve("src" + files.size()));
      files.add(Files.writeString(own.resolve(file + ".java"), source));
    }
    ConsumerProject project = ConsumerProject.in(folder, JSPECIFY, files.toArray(new Path[0]));
    assertEquals(List.of(), project.compile());
    return PublicApi.of(folder.resolve("classes"), Set.of("internal"));
  }

  private static String text(PublicApi api) {
    return String.join("\n", api.lines()) + "\n";
  }

  @Test
  void whatUsersCanSeeIsListedAndNothingElse() throws IOException {
    PublicApi api = api(
        "@org.jspecify.annotations.NullMarked package shop;\n",
        """
        package shop;
        import java.io.IOException;
        import java.util.*;
        import java.util.function.*;
        import org.jspecify.annotations.Nullable;
        public abstract class Shop<T extends Comparable<T>> extends Hidden implements Iterable<T> {
          public static final String NAME = "a \\"shop\\"";
          public static final long MOST = 5L;
          protected final Map<String, ? super T> stock = new HashMap<>();
          int mine;
          private int secret;
          protected Shop() {}
          Shop(int mine) {}
          public static <A, B extends @Nullable Object> @Nullable B of(
              A a, Function<? super A, ? extends @Nullable B> by) throws IOException, Closed {
            return null;
          }
          public byte @Nullable [] bytes(@Nullable String... names) { return null; }
          public List<@Nullable T>[] lists(int[][] a, boolean b) { return null; }
          public abstract Map.@Nullable Entry<String, T> first();
          @Deprecated public final void old() {}
          void owner() {}
          private void secret() {}
          public static final class Closed extends Exception {
            private static final long serialVersionUID = 1;
            protected void nobodyCanCallThis() {}
          }
          protected interface Door {
            void open();
            default void shut() {}
            static Door of() { return null; }
          }
          enum NotSeen { A }
          static class AlsoNot {
            public static class Neither {}
          }
        }
        """,
        """
        package shop;
        class Hidden {
          public int inherited() { return 0; }
          int mine() { return 0; }
        }
        """,
        """
        package shop;
        public enum Size { SMALL, LARGE { @Override public int of() { return 2; } };
          public int of() { return 1; }
        }
        """,
        """
        package shop;
        @FunctionalInterface
        public interface Work<R> {
          int FEW = 3;
          R run(Shop<?> in, java.util.Map.Entry<R, Size> entry);
        }
        """,
        "package shop; public record Place(String name, int... at) {}",
        "package shop.internal; public class Engine {}");
    assertEquals("""
        @NullMarked
        package shop

        class Hidden {
          public int inherited()
        }

        public record Place {
          public Place(String, int...)
          public int[] at()
          public boolean equals(Object)
          public int hashCode()
          public String name()
          public String toString()
        }

        public abstract class Shop<T extends Comparable<T>> extends Hidden implements Iterable<T> {
          public static final long MOST = 5
          public static final String NAME = "a \\"shop\\""
          protected final java.util.Map<String, ? super T> stock
          protected Shop()
          public byte @Nullable [] bytes(@Nullable String...)
          public abstract java.util.Map.@Nullable Entry<String, T> first()
          public java.util.List<@Nullable T>[] lists(int[][], boolean)
          public static <A, B extends @Nullable Object> @Nullable B of(A, java.util.function.Function<? super A, ? extends @Nullable B>) throws java.io.IOException, Shop.Closed
          @Deprecated public final void old()
        }

        public static final class Shop.Closed extends Exception {
          public Closed()
        }

        protected interface Shop.Door {
          public static Shop.Door of()
          public void open()
          public default void shut()
        }

        public enum Size {
          SMALL
          LARGE
          public int of()
        }

        @FunctionalInterface
        public interface Work<R> {
          public static final int FEW = 3
          public R run(Shop<?>, java.util.Map.Entry<R, Size>)
        }
        """, text(api));
  }

  @Test
  void typesThatUsersCanNameAreToldOf() throws IOException {
    PublicApi api = api(
        "package shop; public class Shop extends Hidden { public static class Door {} }",
        "package shop; class Hidden { public java.util.Optional<? super Thread> o() { return null; } }");
    assertEquals(Set.of("shop.Shop", "shop.Shop.Door"), api.typeNames());
    String all = api.mentioned().toString();
    assertTrue(api.mentioned().contains("java.util.Optional in shop.Hidden"), all);
    assertTrue(api.mentioned().contains("java.lang.Thread in shop.Hidden"), all);
    assertTrue(api.mentioned().contains("shop.Hidden in shop.Shop"));
  }
}

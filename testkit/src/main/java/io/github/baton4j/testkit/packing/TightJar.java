// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.packing;

import com.googlecode.pngtastic.core.processing.zopfli.Options;
import com.googlecode.pngtastic.core.processing.zopfli.Zopfli;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A jar in fewer bytes, for the same classes: without the entries of folders, which no class loader asks for, with every
 * class file as {@link TightClass} writes it, without a {@code package-info} whose {@code @NullMarked} the classes have then, and
 * deflated by one that tries longer (Zopfli). Entries keep their order, names
 * and times; packing twice is packing once.
 */
public final class TightJar {
  /** Beyond these it has never found anything better here. */
  private static final int ITERATIONS = 15;

  /** Of its table of matches; more than a class has bytes. */
  private static final int MASTER_BLOCK = 8 << 20;

  private TightJar() {}

  /** Packs the jar that is named, in its place. */
  public static void main(String[] jar) throws IOException {
    pack(Path.of(jar[0]));
  }

  static void pack(Path jar) throws IOException {
    Path packed = Files.createTempFile(jar.toAbsolutePath().getParent(), "tight", ".jar");
    try {
      Zopfli zopfli = new Zopfli(MASTER_BLOCK);
      try (ZipFile in = new ZipFile(jar.toFile());
          ZipArchiveOutputStream out = new ZipArchiveOutputStream(packed)) {
        Set<String> marked = markedPackages(in);
        for (ZipEntry entry : Collections.list(in.entries())) {
          boolean isInMarked = marked.contains(folder(entry));
          if (!entry.isDirectory() && !(isInMarked && isPackageInfo(entry))) {
            add(out, zopfli, entry, content(in, entry, isInMarked));
          }
        }
      }
      Files.move(packed, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(packed);
    }
  }

  /** The folders of packages that say of themselves that they are {@code @NullMarked}, and nothing else. */
  private static Set<String> markedPackages(ZipFile jar) throws IOException {
    Set<String> marked = new HashSet<>();
    for (ZipEntry entry : Collections.list(jar.entries())) {
      if (isPackageInfo(entry) && TightClass.isNullMarked(bytes(jar, entry))) {
        marked.add(folder(entry));
      }
    }
    return marked;
  }

  private static boolean isPackageInfo(ZipEntry entry) {
    return entry.getName().endsWith("/package-info.class");
  }

  private static String folder(ZipEntry entry) {
    return entry.getName().substring(0, entry.getName().lastIndexOf('/') + 1);
  }

  private static byte[] content(ZipFile jar, ZipEntry entry, boolean isInMarkedPackage)
      throws IOException {
    byte[] bytes = bytes(jar, entry);
    return entry.getName().endsWith(".class") ? TightClass.of(bytes, isInMarkedPackage) : bytes;
  }

  private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static void add(ZipArchiveOutputStream out, Zopfli zopfli, ZipEntry from, byte[] content)
      throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    zopfli.compress(
        new Options(Options.OutputFormat.DEFLATE, Options.BlockSplitting.FIRST, ITERATIONS),
        content,
        deflated);
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipArchiveEntry entry = new ZipArchiveEntry(from.getName());
    entry.setMethod(ZipEntry.DEFLATED);
    entry.setTimeLocal(from.getTimeLocal());
    entry.setCrc(sum.getValue());
    entry.setSize(content.length);
    entry.setCompressedSize(deflated.size());
    out.addRawArchiveEntry(entry, new ByteArrayInputStream(deflated.toByteArray()));
  }
}

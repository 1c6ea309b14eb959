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
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A jar in fewer bytes, for the same classes: without the entries of folders, which no class loader asks for, with every
 * class file as {@link TightClass} writes it, and deflated by one that tries longer (Zopfli). Entries keep their order, names
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
        for (ZipEntry entry : Collections.list(in.entries())) {
          if (!entry.isDirectory()) {
            try (InputStream bytes = in.getInputStream(entry)) {
              add(out, zopfli, entry, bytes.readAllBytes());
            }
          }
        }
      }
      Files.move(packed, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(packed);
    }
  }

  private static void add(ZipArchiveOutputStream out, Zopfli zopfli, ZipEntry from, byte[] bytes)
      throws IOException {
    byte[] content = from.getName().endsWith(".class") ? TightClass.of(bytes) : bytes;
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

// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.packing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar in fewer bytes, for the same classes: without the entries of folders, which no class loader asks for, and with every
 * class file as {@link TightClass} writes it. Entries keep their order, names and times; packing twice is packing once.
 */
public final class TightJar {
  private TightJar() {}

  /** Packs the jar that is named, in its place. */
  public static void main(String[] jar) throws IOException {
    pack(Path.of(jar[0]));
  }

  static void pack(Path jar) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(packed)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (ZipEntry entry : Collections.list(in.entries())) {
        if (!entry.isDirectory()) {
          try (InputStream bytes = in.getInputStream(entry)) {
            add(out, entry, bytes.readAllBytes());
          }
        }
      }
    }
    Files.write(jar, packed.toByteArray());
  }

  private static void add(ZipOutputStream out, ZipEntry from, byte[] bytes) throws IOException {
    byte[] content = from.getName().endsWith(".class") ? TightClass.of(bytes) : bytes;
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(from.getName());
    entry.setTimeLocal(from.getTimeLocal());
    // Told before, they need no 16 bytes of their own behind the data.
    entry.setCrc(sum.getValue());
    entry.setSize(content.length);
    entry.setCompressedSize(deflated(content));
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private static int deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      byte[] sink = new byte[8192];
      while (!deflater.finished()) {
        deflater.deflate(sink);
      }
      return deflater.getTotalOut();
    } finally {
      deflater.end();
    }
  }
}

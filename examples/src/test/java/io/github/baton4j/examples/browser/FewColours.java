// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes a picture small enough for a repository: the 256 colours that it has most of are enough for a page of text. */
public final class FewColours {
  private static final int MOST = 256;

  private FewColours() {}

  public static byte[] of(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        counts.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
      }
    }
    List<Integer> most = counts.keySet().stream()
        .sorted(Comparator.<Integer>comparingInt(counts::get).reversed())
        .limit(MOST)
        .toList();
    Map<Integer, Integer> nearest = new HashMap<>();
    counts.keySet().forEach(colour -> nearest.put(colour, nearest(colour, most)));
    byte[][] channels = new byte[3][most.size()];
    for (int i = 0; i < most.size(); i++) {
      for (int channel = 0; channel < 3; channel++) {
        channels[channel][i] = (byte) (most.get(i) >> (16 - 8 * channel));
      }
    }
    IndexColorModel palette =
        new IndexColorModel(8, most.size(), channels[0], channels[1], channels[2]);
    BufferedImage indexed = new BufferedImage(
        image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        indexed.getRaster().setSample(x, y, 0, nearest.get(image.getRGB(x, y) & 0xffffff));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(indexed, "png", out);
    return out.toByteArray();
  }

  private static int nearest(int colour, List<Integer> palette) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.size(); i++) {
      int distance = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = ((colour >> shift) & 0xff) - ((palette.get(i) >> shift) & 0xff);
        distance += difference * difference;
      }
      if (distance < least) {
        best = i;
        least = distance;
      }
    }
    return best;
  }
}

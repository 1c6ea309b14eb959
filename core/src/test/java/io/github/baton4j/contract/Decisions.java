// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.util.Random;

/** What looks random and is given: four bytes for each number, zeros when they are used up. */
final class Decisions extends Random {
  private static final long serialVersionUID = 1;

  private final byte[] bytes;
  private int at;

  Decisions(byte[] bytes) {
    super(0);
    this.bytes = bytes.clone();
  }

  @Override
  protected int next(int bits) {
    int number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number = number << Byte.SIZE | (at < bytes.length ? bytes[at++] & 0xff : 0);
    }
    return number >>> (Integer.SIZE - bits);
  }
}

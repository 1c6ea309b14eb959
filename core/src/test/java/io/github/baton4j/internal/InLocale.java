// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Locale;

/** Runs a piece of a test under another default locale: ASCII rules must not notice. */
final class InLocale {
  private InLocale() {}

  static void run(String tag, Runnable body) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      body.run();
    } finally {
      Locale.setDefault(before);
    }
  }
}

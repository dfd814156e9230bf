package dev.tandem.system.text.violation;

import java.util.Locale;

/** Writes the same everywhere. */
final class Plain {

  private Plain() {}

  static String text(int port, String name) {
    return "%s:%s".formatted(name.toLowerCase(Locale.ROOT), port);
  }
}

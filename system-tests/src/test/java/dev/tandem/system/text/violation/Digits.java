package dev.tandem.system.text.violation;

/** Writes digits of the machine's language, on purpose. */
final class Digits {

  private Digits() {}

  static String port(int port) {
    return "127.0.0.1:%d".formatted(port);
  }
}

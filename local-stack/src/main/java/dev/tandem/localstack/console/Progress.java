package dev.tandem.localstack.console;

/** Receives progress reports. */
@FunctionalInterface
public interface Progress {

  void reached(String what);
}

package dev.tandem.localstack.console;

/** Is told what has been reached. */
@FunctionalInterface
public interface Progress {

  void reached(String what);
}

package dev.tandem.localstack.console;

/** Receives progress reports. */
@FunctionalInterface
public interface Progress {

  void reached(String what);

  /** Says what is under way now; the report of its end begins with the same words. */
  default void begun(String what) {}
}

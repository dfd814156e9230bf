package dev.tandem.test;

/** Closes a server when the JVM ends in an orderly way. */
final class ExitHook {

  private final Thread thread;

  ExitHook(Runnable close) {
    this.thread = new Thread(close, "closer");
  }

  void register() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** Forgets about it, registered or not. */
  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs in any case and finds nothing left to do.
    }
  }
}

package dev.tandem.test.process;

import org.springframework.boot.SpringApplication;

/**
 * Closes a server when the JVM ends in an orderly way, after Spring Boot has closed the application
 * contexts: they say goodbye to a broker that is there, instead of waiting for one that is gone.
 */
public final class ExitHook {

  private final Runnable close;

  public ExitHook(Runnable close) {
    this.close = close;
  }

  public void register() {
    SpringApplication.getShutdownHandlers().add(close);
  }

  /** Forgets about it, registered or not. */
  public void cancel() {
    try {
      SpringApplication.getShutdownHandlers().remove(close);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs in any case and finds nothing left to do.
    }
  }
}

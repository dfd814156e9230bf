package dev.tandem.test.process;

import org.springframework.boot.SpringApplication;

/**
 * Closes a server when the JVM ends in an orderly way, after Spring Boot has closed the application
 * contexts, which would otherwise wait for a broker that is gone.
 */
public final class ExitHook {

  private final Runnable close;

  public ExitHook(Runnable close) {
    this.close = close;
  }

  public void register() {
    SpringApplication.getShutdownHandlers().add(close);
  }

  /** Removes the hook, registered or not. */
  public void cancel() {
    try {
      SpringApplication.getShutdownHandlers().remove(close);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs in any case and finds nothing left to do.
    }
  }
}

package dev.tandem.test;

import java.lang.System.Logger.Level;
import java.util.Locale;

import dev.tandem.test.container.DockerEngine;
import org.jspecify.annotations.Nullable;

/** The kinds of servers that tests run on. */
enum Backend {
  /** Child processes of this JVM. */
  EMBEDDED,
  /** Containers of official images. */
  TESTCONTAINERS;

  static final String PROPERTY = "tandem.test.backend";
  static final String VARIABLE = "TANDEM_TEST_BACKEND";

  /**
   * The backend that was asked for; otherwise containers if a Docker engine answers. Chosen once
   * per JVM.
   */
  static Backend chosen() {
    return Choice.BACKEND;
  }

  static Backend choose(@Nullable String wanted) {
    if (wanted == null || wanted.isBlank()) {
      return DockerEngine.answers() ? TESTCONTAINERS : EMBEDDED;
    }
    try {
      return valueOf(wanted.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          PROPERTY + " is testcontainers or embedded, not " + wanted, e);
    }
  }

  private static final class Choice {
    static final Backend BACKEND = choose(System.getProperty(PROPERTY, System.getenv(VARIABLE)));

    static {
      System.getLogger(Backend.class.getName())
          .log(Level.INFO, "PostgreSQL and RocketMQ for tests: {0}", BACKEND);
    }
  }
}

package dev.tandem.web;

import java.security.SecureRandom;
import java.util.UUID;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Makes UUIDv7: unique everywhere, and ascending by time, so that indexes grow at one end. */
public final class Ids {

  // The machine's clock, not the injected one: ids must ascend even where a test moves the clock.
  private static final TimeBasedEpochGenerator GENERATOR =
      new TimeBasedEpochGenerator(new SecureRandom());

  private Ids() {}

  /** A new UUIDv7, greater than every one this process has made before. */
  public static UUID next() {
    return GENERATOR.generate();
  }
}

package dev.tandem.localstack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import dev.tandem.localstack.check.ConservationCheck;
import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.load.Targets;

/** A running suite as a check sees it, wherever it runs. */
public interface CheckedSuite {

  /** Where its parts can be read. */
  Sources sources();

  /** Holds what all its parts have on record against each other. */
  default ConservationCheck check() {
    return ConservationCheck.of(sources(), troubles());
  }

  /** What is the matter with the parts that are known not to work, by their names. */
  default Map<String, String> troubles() {
    return Map.of();
  }

  /** Whom a load asks. */
  Targets targets();

  /** What its broker has done to messages. */
  FaultCounts faults() throws IOException;

  /**
   * Moves the time of all its parts ahead.
   *
   * @throws IOException if one of them did not take part
   */
  void advanceClock(Duration duration) throws IOException;
}

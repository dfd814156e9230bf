package dev.tandem.localstack;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import dev.tandem.localstack.check.ConservationCheck;
import dev.tandem.localstack.check.books.Sources;
import dev.tandem.localstack.load.Targets;

/** A running suite that can be checked, wherever it runs. */
public interface CheckedSuite {

  /** The addresses at which its parts can be read. */
  Sources sources();

  /** Compares the books of all its parts. */
  default ConservationCheck check() {
    return ConservationCheck.of(sources(), troubles());
  }

  /** The parts that are known not to work, with the trouble of each, by name. */
  default Map<String, String> troubles() {
    return Map.of();
  }

  /** The instances that a load calls. */
  Targets targets();

  /** The faults that its broker has made. */
  FaultCounts faults() throws IOException;

  /**
   * Moves the time of all its parts ahead.
   *
   * @throws IOException if one of them did not take part
   */
  void advanceClock(Duration duration) throws IOException;
}

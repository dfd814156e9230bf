package dev.tandem.benchmarks;

/** A part of the benchmark, measured alone or with others. */
interface Part {

  /** Its name on the command line. */
  String name();

  /** Whether it cannot share servers with other parts. */
  default boolean needsEmptyServers() {
    return false;
  }

  /** Whether it is measured with messages in memory only, too. */
  default boolean alsoUnflushed() {
    return false;
  }

  /** Measures every contender of {@code run} and adds to its results. */
  void run(Run run);
}

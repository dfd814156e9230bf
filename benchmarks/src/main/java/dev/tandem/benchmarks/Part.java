package dev.tandem.benchmarks;

/** Something that is measured, alone or with others. */
interface Part {

  /** What the command line calls it. */
  String name();

  /** Whether it cannot share servers with other parts. */
  default boolean needsEmptyServers() {
    return false;
  }

  /** Whether it is measured with messages in memory only, too. */
  default boolean alsoUnflushed() {
    return false;
  }

  /** Measures everybody in {@code run} and adds to its results. */
  void run(Run run);
}

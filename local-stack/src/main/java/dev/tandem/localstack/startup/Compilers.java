package dev.tandem.localstack.startup;

/** Which of the JVM's two compilers a process of the suite has. */
public enum Compilers {
  /**
   * The quick one alone: where nine JVMs share a small machine, the other one takes more processor
   * time for the first thousands of payments than its code saves.
   */
  QUICK(1),

  /** Both, as a JVM has them unless told: for load that goes on. */
  BOTH(4);

  private final int highestTier;

  Compilers(int highestTier) {
    this.highestTier = highestTier;
  }

  /** The option that tells a JVM so. */
  public String option() {
    return "-XX:TieredStopAtLevel=" + highestTier;
  }
}
